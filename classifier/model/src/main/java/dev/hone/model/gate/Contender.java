package dev.hone.model.gate;

import java.util.List;
import java.util.Objects;

/**
 * One of the two versions.
 *
 * @param bundle the digest of its bundle
 * @param classes the ids of those that it tells apart
 * @param bytes how large its bundle is
 */
public record Contender(int version, String bundle, List<String> classes, long bytes, Latency latency) {

    /**
     * How long answers took, one picture at a time on one core.
     *
     * @param median in milliseconds
     * @param slow what 95 of 100 did not exceed, in milliseconds
     * @param answers how many were timed
     */
    public record Latency(double median, double slow, int answers) {}

    public Contender {
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(latency, "latency");
        classes = List.copyOf(classes);
    }

    boolean knows(String id) {
        return classes.contains(id);
    }

    /** Such as v13. */
    public String name() {
        return "v" + version;
    }
}
