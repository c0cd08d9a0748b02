/**
 * From the bytes of pictures to answers: checked and decoded once, answered by the project's model, signed, and explained
 * for those who ask why.
 */
package dev.hone.serving.predict;
