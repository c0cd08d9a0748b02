/**
 * The report on one version: what was measured, as JSON for programs and as a page for people. Self-contained but for the
 * thumbnails, which lie beside it by digest, so that a picture can be erased without touching the report.
 */
package dev.hone.model.report;
