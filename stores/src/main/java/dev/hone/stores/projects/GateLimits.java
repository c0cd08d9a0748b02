package dev.hone.stores.projects;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the gate asks of a new version before it may go into production. What is null is not asked.
 *
 * @param margin by how much the macro-F1, and the recall of a class, may be lower than in production
 * @param accuracy the least share of the test pictures that is answered right
 * @param recall the least share of each class's test pictures that is found
 * @param newClassRecall the same for a class that only one of the two versions knows: there is nothing to compare
 * @param calibrationError the largest distance of certainty and right answers
 * @param latency what 95 of 100 answers may take, one picture at a time on one core
 * @param size of the bundle
 * @param classes what is asked of single classes instead, by their ids
 */
public record GateLimits(
        double margin,
        Double accuracy,
        Double recall,
        double newClassRecall,
        Double calibrationError,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration latency,
        DataSize size,
        Map<String, ClassLimits> classes) {

    /** What is usual. */
    public static final GateLimits USUAL = of(null, null, null, null, null, null, null, null);

    private static final double USUAL_MARGIN = 0.05;
    private static final double USUAL_NEW_CLASS_RECALL = 0.5;

    /** What is asked of one class; null is what is asked of all. */
    public record ClassLimits(Double recall, Double margin) {
        public ClassLimits {
            Allowed.fromZeroToOne("recall", recall);
            Allowed.aboveZeroToBelowOne("margin", margin);
        }
    }

    public GateLimits {
        Allowed.aboveZeroToBelowOne("margin", margin);
        Allowed.fromZeroToOne("accuracy", accuracy);
        Allowed.fromZeroToOne("recall", recall);
        Allowed.fromZeroToOne("newClassRecall", newClassRecall);
        Allowed.aboveZeroToBelowOne("calibrationError", calibrationError);
        Allowed.check(
                latency == null || latency.isPositive(),
                "latency is longer than nothing, such as PT0.05S, not '%s'",
                latency);
        classes = classes == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(classes));
    }

    @JsonCreator
    static GateLimits of(
            @JsonProperty("margin") Double margin,
            @JsonProperty("accuracy") Double accuracy,
            @JsonProperty("recall") Double recall,
            @JsonProperty("newClassRecall") Double newClassRecall,
            @JsonProperty("calibrationError") Double calibrationError,
            @JsonProperty("latency") String latency,
            @JsonProperty("size") String size,
            @JsonProperty("classes") Map<String, ClassLimits> classes) {
        return new GateLimits(
                requireNonNullElse(margin, USUAL_MARGIN),
                accuracy,
                recall,
                requireNonNullElse(newClassRecall, USUAL_NEW_CLASS_RECALL),
                calibrationError,
                duration(latency),
                size == null ? null : DataSize.of("size", size),
                classes);
    }

    /** By how much the recall of a class may be lower than in production. */
    public double marginOf(String id) {
        ClassLimits own = classes.get(id);
        return own == null || own.margin() == null ? margin : own.margin();
    }

    /** The least share of a class's pictures that is found; null where none is asked. */
    public Double recallOf(String id) {
        ClassLimits own = classes.get(id);
        return own == null || own.recall() == null ? recall : own.recall();
    }

    private static Duration duration(String text) {
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "latency is a duration, such as PT0.05S for 50 milliseconds, not '%s'".formatted(text), e);
        }
    }
}
