/**
 * A house's connections under the names by which other people's programs read them, and in the form a shell reads.
 */
package dev.hone.local.command.environment;
