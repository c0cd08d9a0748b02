package dev.hone.training.weights;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the tensors of a network in what PyTorch saved: a dictionary of them, by itself or inside a checkpoint. */
final class StateDict {
    /** Where training scripts keep the tensors among other things. */
    private static final String[] INSIDE = {"state_dict", "model"};

    private StateDict() {}

    /** Where the numbers of a file are found. */
    @FunctionalInterface
    interface Storages {
        Storage find(StorageKey key) throws IOException;
    }

    /**
     * Copies the tensors that a description names.
     *
     * @param most how many numbers there may be: what a file describes twice must not grow without end in memory
     */
    static Weights copy(Object description, Storages storages, long most) throws IOException {
        LinkedHashMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        Budget budget = new Budget(most);
        for (Map.Entry<?, ?> entry : dictionary(description).entrySet()) {
            if (entry.getKey() instanceof String name && entry.getValue() instanceof StoredTensor tensor) {
                Storage storage = storages.find(tensor.storage());
                budget.take(tensor.layout().within(storage.count()));
                tensors.put(name, storage.view(tensor.layout()));
            }
        }
        if (tensors.isEmpty()) {
            throw WeightsRefusedException.noTensors();
        }
        return new Weights(tensors);
    }

    private static Map<?, ?> dictionary(Object description) {
        if (!(description instanceof Map<?, ?> outer)) {
            throw WeightsRefusedException.noTensors();
        }
        for (String name : INSIDE) {
            if (outer.get(name) instanceof Map<?, ?> inner) {
                return inner;
            }
        }
        return outer;
    }
}
