/**
 * A house under siege: every part is killed while flows run and rows and objects are written, and nothing may be lost.
 */
package dev.hone.local.command.siege;
