/**
 * What callers send: read within bounds of size, time, and memory for all requests together, whole or part by part.
 */
package dev.hone.serving.bodies;
