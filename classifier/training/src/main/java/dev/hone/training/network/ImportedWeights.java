package dev.hone.training.network;

import dev.hone.pictures.PictureSpec;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Weights from a file, made to fit a network: all tensors of its stages, and those of the head if there are any and they
 * tell as many classes apart.
 *
 * @param head whether the head is among them
 */
public record ImportedWeights(Weights weights, boolean head) {
    /** Counts batches for PyTorch; no network computes with it. */
    private static final String COUNTER = "num_batches_tracked";

    /** Weight and bias, the last of a network's tensors. */
    private static final int HEAD = 2;

    /** Throws {@link WeightsDoNotFitException}, which names what is missing, unknown, or of another shape. */
    public static ImportedWeights of(Network network, PictureSpec pictures, int classes, Weights read) {
        SequencedMap<String, FloatTensor> left = new LinkedHashMap<>(read.tensors());
        left.keySet().removeIf(name -> name.endsWith(COUNTER));
        boolean head = left.containsKey(network.headWeight()) || left.containsKey(network.headBias());
        if (isForOtherClasses(network, classes, left)) {
            left.remove(network.headWeight());
            left.remove(network.headBias());
            head = false;
        }
        List<Slot> slots = network.slots(0, pictures, classes);
        if (!head) {
            slots = slots.subList(0, slots.size() - HEAD);
        }
        return new ImportedWeights(new Weights(fitting(network, slots, left)), head);
    }

    private static boolean isForOtherClasses(Network network, int classes, SequencedMap<String, FloatTensor> read) {
        FloatTensor weight = read.get(network.headWeight());
        FloatTensor bias = read.get(network.headBias());
        return weight != null
                && bias != null
                && bias.shape().length == 1
                && bias.shape()[0] != classes
                && weight.shape().length == 2
                && weight.shape()[0] == bias.shape()[0];
    }

    private static SequencedMap<String, FloatTensor> fitting(
            Network network, List<Slot> slots, SequencedMap<String, FloatTensor> read) {
        SequencedMap<String, FloatTensor> taken = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        for (Slot slot : slots) {
            FloatTensor tensor = read.remove(slot.name());
            if (tensor == null) {
                missing.add(slot.name());
            } else if (!Arrays.equals(tensor.shape(), slot.shape())) {
                misshapen.add("%s has shape %s and not %s"
                        .formatted(slot.name(), Arrays.toString(tensor.shape()), Arrays.toString(slot.shape())));
            } else {
                taken.put(slot.name(), tensor);
            }
        }
        List<String> unknown = List.copyOf(read.keySet());
        if (!missing.isEmpty() || !unknown.isEmpty() || !misshapen.isEmpty()) {
            throw WeightsDoNotFitException.of(network, missing, unknown, misshapen);
        }
        return taken;
    }
}
