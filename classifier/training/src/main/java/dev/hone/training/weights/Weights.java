package dev.hone.training.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * All tensors of a network by name, in the order of its layers.
 *
 * <p>Running statistics of batch norms are among them; {@link #count()} therefore counts values, not trainable ones.
 */
public record Weights(SequencedMap<String, FloatTensor> tensors) {
    public Weights {
        tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
    }

    public FloatTensor tensor(String name) {
        FloatTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "no tensor is named '%s'; there are: %s".formatted(name, String.join(", ", tensors.keySet())));
        }
        return tensor;
    }

    /** These, with the others in place of those of the same names. */
    public Weights with(Weights others) {
        SequencedMap<String, FloatTensor> joined = new LinkedHashMap<>(tensors);
        joined.putAll(others.tensors());
        return new Weights(joined);
    }

    public long count() {
        return tensors.values().stream().mapToLong(t -> t.values().length).sum();
    }
}
