/**
 * What can be done with a bundle and files alone: predict, evaluate, inspect. Everything here answers with ONNX Runtime;
 * libtorch, which is large and slow to load, is never touched.
 */
package dev.hone.training.asking;
