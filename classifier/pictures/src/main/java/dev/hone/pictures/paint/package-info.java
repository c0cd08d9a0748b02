/**
 * Pictures that Hone paints by itself, so that a new house has something to learn from without a download.
 * The same seed paints the same pictures, byte for byte.
 */
package dev.hone.pictures.paint;
