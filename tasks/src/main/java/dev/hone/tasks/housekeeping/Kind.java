package dev.hone.tasks.housekeeping;

import java.util.Locale;

/** A kind of things that housekeeping removes. */
public enum Kind {
    /** Pictures that were only asked about. */
    PICTURES,
    /** Shards of tensors and embeddings that are of no use. */
    SHARDS,
    /** Checkpoints of trainings that will not go on. */
    CHECKPOINTS,
    /** Versions that were refused, of which the artifacts go. */
    VERSIONS,
    /** Months of predictions and embeddings. */
    MONTHS,
    /** Spring Batch's notes of preprocessing that ended. */
    JOBS;

    /** As metrics and people call it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
