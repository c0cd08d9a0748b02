/**
 * Writes predictions and their pictures to the stores, off the request path and within bounds.
 */
package dev.hone.serving.journal;
