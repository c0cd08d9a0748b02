package dev.hone.ui.models;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures of the run that made a version, by their names in MLflow. */
record Figures(Map<String, Double> values) {
    /** Of a version that was not measured, or when nobody knows. */
    static final Figures NONE = new Figures(Map.of());

    private static final String RECALL = "test_recall_";
    private static final String UNKNOWN = "\u2013";

    Figures {
        values = Map.copyOf(values);
    }

    OptionalDouble value(Measure measure) {
        return value(measure.key());
    }

    /** The share of a class's test pictures that was found. */
    OptionalDouble recall(String classId) {
        return value(RECALL + classId);
    }

    /** The ids of the classes of which there were test pictures. */
    Set<String> classes() {
        return values.keySet().stream()
                .filter(key -> key.startsWith(RECALL))
                .map(key -> key.substring(RECALL.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A figure as people read it, or a dash. */
    String text(Measure measure) {
        return text(value(measure), measure.unit());
    }

    String text(OptionalDouble value, Unit unit) {
        return value.isPresent() ? unit.text(value.getAsDouble(), pictures()) : UNKNOWN;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    private int pictures() {
        return (int) value(Measure.PICTURES).orElse(0);
    }

    private OptionalDouble value(String key) {
        Double value = values.get(key);
        return value == null || value.isNaN() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
