package dev.hone.stores.registry;

import java.util.Locale;

/** The pages for people among a run's artifacts. Pictures lie beside them, each by its digest, so that one can be erased. */
public enum Page {
    /** How good a version is. */
    EVALUATION,
    /** What the gate decided of it, and why. */
    VERDICT;

    /** The folder of the artifacts that it lies in. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where a picture lies in that folder. */
    static String thumbnail(String picture) {
        return "thumbnails/" + picture + ".png";
    }
}
