/**
 * From the bytes of a picture to an answer: checked and decoded once, answered by the project's model, signed.
 */
package dev.hone.serving.predict;
