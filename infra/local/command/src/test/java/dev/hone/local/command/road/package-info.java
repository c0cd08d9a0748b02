/**
 * The whole road on the real parts, through the commands and the HTTP that a user has.
 */
package dev.hone.local.command.road;
