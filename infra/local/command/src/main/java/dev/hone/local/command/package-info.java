/**
 * Hone's command line: one class for each verb of {@code ./hone}.
 *
 * <p>Verbs read what was typed, call one of the rooms below, and print; they decide nothing themselves.
 */
package dev.hone.local.command;
