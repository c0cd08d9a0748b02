/**
 * Tells which files show the same picture: encoded again, in another size, a little brighter or darker.
 * A hash finds the candidates without comparing all with all, a thumbnail of 32 pixels confirms them.
 * Turned, mirrored and cropped copies count as pictures of their own.
 */
package dev.hone.pictures.duplicates;
