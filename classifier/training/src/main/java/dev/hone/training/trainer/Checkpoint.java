package dev.hone.training.trainer;

import dev.hone.training.weights.Weights;
import java.util.Map;

/**
 * All that the next epoch depends on; order, variations and dropout follow from the seed and its number.
 *
 * @param weights as they are now, those that learn
 * @param best as they were after the best epoch
 * @param memory the optimizer's
 */
record Checkpoint(History history, Weights weights, Weights best, Map<String, float[]> memory) {}
