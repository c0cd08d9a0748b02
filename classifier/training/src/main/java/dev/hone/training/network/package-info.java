/**
 * What the networks look like: one description of layers, from which come the PyTorch blocks here and the ONNX graph
 * next door. A new kind of layer is a new permitted {@link dev.hone.training.network.Layer}; the compiler then names
 * the two places that must learn it.
 */
package dev.hone.training.network;
