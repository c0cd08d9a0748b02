/**
 * Lengths of time as people write them.
 */
package dev.hone.local.command.times;
