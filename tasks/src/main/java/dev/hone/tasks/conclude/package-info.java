/**
 * What became of an execution, as the ledger and MLflow tell it.
 */
package dev.hone.tasks.conclude;
