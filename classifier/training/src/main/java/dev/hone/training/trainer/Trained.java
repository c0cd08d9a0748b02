package dev.hone.training.trainer;

import dev.hone.training.weights.Weights;
import java.util.List;

/** What came out of a training: the weights of the best epoch, and how it got there. */
public record Trained(Weights weights, Epoch best, List<Epoch> history) {}
