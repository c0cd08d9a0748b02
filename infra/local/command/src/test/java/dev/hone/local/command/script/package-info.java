/**
 * Tests of the script {@code hone}: it runs in a small repository of its own, with tools that only say what they were told.
 */
package dev.hone.local.command.script;
