/**
 * Starts a training run in Kestra, over its REST API, and follows it.
 */
package dev.hone.local.command.kestra;
