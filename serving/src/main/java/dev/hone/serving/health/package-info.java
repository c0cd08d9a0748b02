/**
 * Whether the process lives, whether it can answer, and what is wrong with it; and which projects it knows.
 */
package dev.hone.serving.health;
