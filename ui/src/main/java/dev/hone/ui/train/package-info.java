/**
 * The Train page: ask for a training, watch it, stop it, and see what became of those before. Kestra's flows do all of it; the
 * ledger remembers, and MLflow has the curves.
 */
package dev.hone.ui.train;
