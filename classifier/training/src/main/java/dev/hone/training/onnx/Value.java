package dev.hone.training.onnx;

import dev.hone.training.network.FeatureShape;

/** A feature map on its way through a graph. */
record Value(String name, FeatureShape shape) {}
