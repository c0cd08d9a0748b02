package dev.hone.model;

import java.util.List;
import java.util.Objects;

/**
 * What the network does to a picture's bytes before all else: {@code (byte / 255 - mean) / std}, one value a channel or
 * one for all. It is part of the network; it is written down so that nobody has to read the graph.
 */
public record Normalization(List<Double> mean, List<Double> std) {

    public Normalization {
        mean = List.copyOf(Objects.requireNonNull(mean, "mean"));
        std = List.copyOf(Objects.requireNonNull(std, "std"));
        if (mean.isEmpty() || mean.size() != std.size()) {
            throw new IllegalArgumentException("a normalization has as many means as deviations, and some");
        }
    }

    /** The same for every channel. */
    public static Normalization of(float mean, float std) {
        return new Normalization(List.of(decimal(mean)), List.of(decimal(std)));
    }

    /** One value a channel, or one for all. */
    public static Normalization of(List<Float> mean, List<Float> std) {
        return new Normalization(decimals(mean), decimals(std));
    }

    private static List<Double> decimals(List<Float> values) {
        return values.stream().map(Normalization::decimal).toList();
    }

    /** 0.485f as 0.485, not as 0.48500001430511475. */
    private static double decimal(float value) {
        return Double.parseDouble(Float.toString(value));
    }
}
