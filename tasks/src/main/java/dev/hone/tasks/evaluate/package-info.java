/**
 * The evidence and the verdict: champion and challenger answer the same pictures in the same run, each as its own bundle
 * wants to see them; what the gate decides of it is told to the ledger, to MLflow and to people.
 */
package dev.hone.tasks.evaluate;
