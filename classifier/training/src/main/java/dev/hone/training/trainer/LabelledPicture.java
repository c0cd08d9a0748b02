package dev.hone.training.trainer;

import dev.hone.pictures.Tensor;

/**
 * A prepared picture and the index of its class.
 *
 * @param digest of the picture's file; what a frozen network saw in it is kept by this name
 */
public record LabelledPicture(String digest, Tensor tensor, int label) {}
