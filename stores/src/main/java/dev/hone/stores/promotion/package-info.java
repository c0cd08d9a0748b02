/**
 * Putting a version into production: decided in the ledger, mirrored in MLflow.
 */
package dev.hone.stores.promotion;
