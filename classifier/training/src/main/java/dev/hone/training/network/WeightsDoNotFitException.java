package dev.hone.training.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Weights are those of another network than they are wanted for. */
public final class WeightsDoNotFitException extends RuntimeException {
    /** How many tensors of a kind the message names; all others are counted. */
    private static final int NAMED = 5;

    private final List<String> missing;
    private final List<String> unknown;

    private WeightsDoNotFitException(String message, List<String> missing, List<String> unknown) {
        super(message);
        this.missing = List.copyOf(missing);
        this.unknown = List.copyOf(unknown);
    }

    static WeightsDoNotFitException of(
            Network network, List<String> missing, List<String> unknown, List<String> misshapen) {
        List<String> said = new ArrayList<>();
        say(said, "missing", missing);
        say(said, "not of this network", unknown);
        say(said, "of another shape", misshapen);
        String message =
                "the weights do not fit the network '%s': %s".formatted(network.title(), String.join("; ", said));
        return new WeightsDoNotFitException(message, missing, unknown);
    }

    static WeightsDoNotFitException rows(Network network, int[] shape, int classes) {
        return new WeightsDoNotFitException(
                "the weights do not fit the network '%s': its last layer is to tell %d classes apart, and %s has shape %s"
                        .formatted(network.title(), classes, network.headWeight(), Arrays.toString(shape)),
                List.of(),
                List.of());
    }

    private static void say(List<String> said, String what, List<String> names) {
        if (!names.isEmpty()) {
            String rest = names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "";
            said.add(what + ": " + String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + rest);
        }
    }

    /** Tensors that the network has and the file has not. */
    public List<String> missing() {
        return missing;
    }

    /** Tensors that the file has and the network has not. */
    public List<String> unknown() {
        return unknown;
    }
}
