/**
 * The prepared pictures of a working directory: checked once, then read where they lie, so that there may be more of them
 * than the heap holds.
 */
package dev.hone.training.shards;
