/**
 * Puts load on a prediction service and measures how it bears it.
 */
package dev.hone.local.command.load;
