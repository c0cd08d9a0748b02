package dev.hone.training.weights;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * What a pickle may ask Python to make. The list is the whole of it: what is not here is refused by its name, before
 * anything is made.
 */
sealed interface Allowed {
    /** Makes it, from what Python would have called it with. */
    Object call(List<?> arguments);

    /** The class of a storage; it is only ever named, never called. */
    record StorageClass(ElementType type) implements Allowed {
        @Override
        public Object call(List<?> arguments) {
            throw WeightsRefusedException.damaged("a storage is made where it is only named");
        }
    }

    /** Classes and functions. */
    enum Callable implements Allowed {
        ORDERED_DICT("collections", "OrderedDict") {
            @Override
            public Object call(List<?> arguments) {
                LinkedHashMap<Object, Object> dictionary = new LinkedHashMap<>();
                if (!arguments.isEmpty()) {
                    // Python 2 hands the content over at once, as a list of pairs
                    for (Object pair : Pickled.at(arguments, 0, List.class)) {
                        List<?> keyAndValue = Pickled.as(pair, List.class);
                        dictionary.put(
                                Pickled.at(keyAndValue, 0, String.class), Pickled.at(keyAndValue, 1, Object.class));
                    }
                }
                return dictionary;
            }
        },
        TENSOR("torch._utils", "_rebuild_tensor") {
            @Override
            public Object call(List<?> arguments) {
                return StoredTensor.of(arguments);
            }
        },
        TENSOR_2("torch._utils", "_rebuild_tensor_v2") {
            @Override
            public Object call(List<?> arguments) {
                return StoredTensor.of(arguments);
            }
        },
        /** A tensor that is trained; it is the first argument. */
        PARAMETER("torch._utils", "_rebuild_parameter") {
            @Override
            public Object call(List<?> arguments) {
                return Pickled.at(arguments, 0, StoredTensor.class);
            }
        },
        /** The shape of a tensor. */
        SIZE("torch", "Size") {
            @Override
            public Object call(List<?> arguments) {
                return Pickled.at(arguments, 0, List.class);
            }
        };

        private final String module;
        private final String name;

        Callable(String module, String name) {
            this.module = module;
            this.name = name;
        }
    }

    static Allowed named(String module, String name) {
        for (Callable callable : Callable.values()) {
            if (callable.module.equals(module) && callable.name.equals(name)) {
                return callable;
            }
        }
        if (module.equals("torch")) {
            return ElementType.stored(name)
                    .<Allowed>map(StorageClass::new)
                    .orElseThrow(() -> WeightsRefusedException.forbidden(module, name));
        }
        throw WeightsRefusedException.forbidden(module, name);
    }
}
