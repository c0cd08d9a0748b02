package dev.hone.training.weights;

import java.util.List;

/** Asks what a pickle made for the things that should be there. */
final class Pickled {
    private Pickled() {}

    static <T> T at(List<?> values, int index, Class<T> type) {
        if (index >= values.size()) {
            throw WeightsRefusedException.damaged("a tensor is described by too few values");
        }
        return as(values.get(index), type);
    }

    static <T> T as(Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw WeightsRefusedException.damaged("a %s was expected where a %s is"
                    .formatted(type.getSimpleName(), value.getClass().getSimpleName()));
        }
        return type.cast(value);
    }

    static long number(List<?> values, int index) {
        return at(values, index, Long.class);
    }

    static long[] numbers(List<?> values) {
        long[] numbers = new long[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values, i);
        }
        return numbers;
    }
}
