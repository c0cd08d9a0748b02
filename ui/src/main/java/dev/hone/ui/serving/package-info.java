/**
 * The web app's end of the line to the prediction service: its answers as records, and its two kinds of failure, a
 * problem it explains and not being there at all.
 */
package dev.hone.ui.serving;
