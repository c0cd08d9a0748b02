package dev.hone.training.weights;

import java.util.List;

/**
 * Where in the file numbers lie, as a pickle says.
 *
 * @param count how many there are
 * @param offset of the part of them that is meant
 */
record StorageKey(ElementType type, String key, long count, long offset) {
    private static final int VIEW = 5;

    /** From PyTorch's way to point at a storage: the word "storage", its class, key, device, count, perhaps a view. */
    static StorageKey of(Object id) {
        List<?> values = Pickled.as(id, List.class);
        if (!Pickled.at(values, 0, String.class).equals("storage")) {
            throw WeightsRefusedException.damaged("it points at something else than numbers");
        }
        ElementType type = Pickled.at(values, 1, Allowed.StorageClass.class).type();
        long offset = values.size() > VIEW && values.get(VIEW) instanceof List<?> view ? Pickled.number(view, 1) : 0;
        return new StorageKey(type, Pickled.at(values, 2, String.class), Pickled.number(values, 4), offset);
    }
}
