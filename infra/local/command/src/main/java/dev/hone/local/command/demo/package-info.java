/**
 * What an empty house begins with, so that there is something to ask: painted pictures of blood cells and a first model.
 */
package dev.hone.local.command.demo;
