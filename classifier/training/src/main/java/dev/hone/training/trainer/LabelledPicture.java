package dev.hone.training.trainer;

import dev.hone.pictures.Tensor;

/** A prepared picture and the index of its class. */
public record LabelledPicture(Tensor tensor, int label) {}
