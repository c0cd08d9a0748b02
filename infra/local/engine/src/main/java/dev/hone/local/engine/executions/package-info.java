/**
 * Executions over the REST API: started with typed inputs, read, searched, followed, killed, restarted, paused, resumed.
 * Everything that changes one goes through Kestra's queues, never straight to its tables.
 */
package dev.hone.local.engine.executions;
