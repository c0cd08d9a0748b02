/**
 * Triggers over the REST API: found with their state, switched off and on. Off means that the scheduler leaves the
 * trigger alone until somebody switches it on; the flow's source does not change.
 */
package dev.hone.local.engine.triggers;
