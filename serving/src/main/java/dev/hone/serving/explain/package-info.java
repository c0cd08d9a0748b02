/**
 * Why an answer was given: the picture in grey, and over it what speaks for the class.
 */
package dev.hone.serving.explain;
