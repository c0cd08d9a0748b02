/**
 * Looks whether a machine has what a house needs, before anything is started, and says what to do where it has not.
 */
package dev.hone.local.command.doctor;
