package dev.hone.stores.promotion;

/**
 * What the {@link Reconciler} did about a project.
 *
 * @param version the version that it was about
 * @param detail in words
 */
public record Mend(String project, Kind kind, int version, String detail) {

    /** What there was to do. */
    public enum Kind {
        /** What was decided was not shown yet. */
        SHOWN,
        /** Somebody had moved the stage or the alias in MLflow, and was followed. */
        FOLLOWED,
        /** Somebody who was paused wrote what is outdated, and it was undone. */
        UNDONE,
        /** Somebody had moved the stage or the alias to a version that is blocked, and it was undone. */
        REFUSED,
        /** The stage or an alias was taken away, and was put back. */
        RESTORED
    }
}
