/**
 * Writes a trained network as an ONNX file, the form in which it answers everywhere but here: normalisation inside,
 * batch norms folded into their convolutions, and three outputs, of which the explanation and the drift watch use two.
 */
package dev.hone.training.onnx;
