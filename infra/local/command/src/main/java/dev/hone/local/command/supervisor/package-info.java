/**
 * Keeps processes running: starts them in order, starts again what dies, ends them all, and what a killed one left over.
 *
 * <p>It knows nothing of what the parts are; {@link dev.hone.local.command.supervisor.Part} is all that it is told.
 */
package dev.hone.local.command.supervisor;
