/**
 * What serving counts and measures, as Prometheus reads it.
 */
package dev.hone.serving.metrics;
