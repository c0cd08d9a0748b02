/**
 * The Predict page: give a picture, see what the project's model says it is, and say what it really is.
 */
package dev.hone.ui.predict;
