/** Executions over HTTP: create with inputs, read, search, kill. */
package dev.hone.local.engine.executions;
