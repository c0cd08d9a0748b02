/**
 * Looks into MLflow while a training goes on, for the figures that it writes there.
 */
package dev.hone.local.command.watch;
