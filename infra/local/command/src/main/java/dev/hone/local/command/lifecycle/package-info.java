/**
 * Brings a house up and down: checks, starts the supervisor, follows it, and furnishes what it has started.
 */
package dev.hone.local.command.lifecycle;
