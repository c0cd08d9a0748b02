package dev.hone.model.gate;

import java.time.Duration;
import java.util.Map;

/**
 * What a project asks of a challenger; what is null is not asked.
 *
 * @param margin by how much the macro-F1, and the recall of a class, may be lower than the champion's
 * @param newClassRecall the least recall of a class that only one of the two knows
 * @param latency what 95 of 100 answers may take
 * @param bytes how large the bundle may be
 * @param recalls what is asked of single classes instead, by id
 * @param margins likewise
 */
public record Limits(
        double margin,
        Double accuracy,
        Double recall,
        double newClassRecall,
        Double calibrationError,
        Duration latency,
        Long bytes,
        Map<String, Double> recalls,
        Map<String, Double> margins) {

    /** Nothing but what every challenger is asked. */
    public static final Limits USUAL = new Limits(0.05, null, null, 0.5, null, null, null, Map.of(), Map.of());

    public Limits {
        if (!(margin > 0 && margin < 1)) {
            throw new IllegalArgumentException("a margin lies between 0 and 1, unlike " + margin);
        }
        recalls = Map.copyOf(recalls);
        margins = Map.copyOf(margins);
    }

    double marginOf(String id) {
        return margins.getOrDefault(id, margin);
    }

    /** Null where nothing is asked. */
    Double recallOf(String id) {
        return recalls.getOrDefault(id, recall);
    }
}
