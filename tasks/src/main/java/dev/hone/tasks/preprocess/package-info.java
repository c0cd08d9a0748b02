/**
 * The Spring Batch job that turns pictures into packed tensors.
 *
 * <p>Its job repository lies in the ledger's database; its results are named by their content, so that it may run twice.
 */
package dev.hone.tasks.preprocess;
