/**
 * Brings pictures into a project, those that somebody has or painted ones; erases them; makes their indexes again.
 */
package dev.hone.local.command.pictures;
