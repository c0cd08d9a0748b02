/**
 * The parts of a house, each with the one class that knows how its program is installed and started.
 *
 * <p>{@link dev.hone.local.command.parts.HouseParts} is the list of them.
 */
package dev.hone.local.command.parts;
