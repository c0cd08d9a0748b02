/**
 * Logs over the REST API: searched, listed, downloaded, followed. Lines of one execution come oldest first, however they
 * were found.
 */
package dev.hone.local.engine.logs;
