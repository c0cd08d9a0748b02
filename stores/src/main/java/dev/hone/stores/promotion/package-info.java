/**
 * Putting a version into production and taking it out: decided in the ledger, mirrored in MLflow, and kept alike in both.
 */
package dev.hone.stores.promotion;
