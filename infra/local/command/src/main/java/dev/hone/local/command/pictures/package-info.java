/**
 * Brings pictures into a project: those of a folder, or painted ones.
 */
package dev.hone.local.command.pictures;
