/**
 * Asks the prediction service over HTTP, as any other client does.
 */
package dev.hone.local.command.serving;
