/**
 * Brings pictures into a project, those of a folder or painted ones; erases them; makes their indexes again.
 */
package dev.hone.local.command.pictures;
