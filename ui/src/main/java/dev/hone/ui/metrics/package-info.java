/**
 * What Prometheus reads of a house: gauges of what the ledger holds, and of the web app's own process. What serving counts, it gives
 * out itself.
 */
package dev.hone.ui.metrics;
