/**
 * A trained network as a thing one can carry, open and ask: the bundle, its answers and how good they are.
 * Also what the training process is told. Runs forward only, on ONNX Runtime; nothing here loads libtorch.
 */
package dev.hone.model;
