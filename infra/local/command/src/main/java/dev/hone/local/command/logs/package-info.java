/**
 * The parts' logs as people read them: the last lines of one or of all, in the order of time, and what comes after.
 */
package dev.hone.local.command.logs;
