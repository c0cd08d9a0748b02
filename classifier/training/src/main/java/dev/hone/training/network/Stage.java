package dev.hone.training.network;

import java.util.List;

/** Layers that are frozen or trained together. */
public record Stage(String name, List<Layer> layers) {
    public Stage {
        layers = List.copyOf(layers);
    }

    static Stage of(String name, Layer... layers) {
        return new Stage(name, List.of(layers));
    }
}
