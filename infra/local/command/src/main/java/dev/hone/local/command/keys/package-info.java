/**
 * API keys as the house and its owner deal with them: the house's own two, and how keys are written and shown.
 */
package dev.hone.local.command.keys;
