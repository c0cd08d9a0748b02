/**
 * The embedded Kestra engine in a process of its own: executor, worker, scheduler and indexer on an H2 file, and the
 * part of Kestra's REST API that Hone calls. Under Docker the official image takes its place; nothing else in Hone
 * knows which of the two it talks to.
 */
package dev.hone.local.engine;
