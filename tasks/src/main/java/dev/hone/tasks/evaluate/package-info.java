/**
 * The evidence: champion and challenger answer the same test pictures in the same run.
 */
package dev.hone.tasks.evaluate;
