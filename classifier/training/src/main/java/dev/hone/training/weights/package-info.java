/**
 * The numbers a network has learned, apart from any engine: named tensors, and the safetensors file they travel in.
 * Names and shapes are PyTorch's, so that a Python colleague finds what they expect.
 */
package dev.hone.training.weights;
