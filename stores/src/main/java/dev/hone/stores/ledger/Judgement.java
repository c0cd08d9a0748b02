package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * What somebody said a picture really is. Judgements are only ever added; the newest of a picture (ids sort by time) wins.
 *
 * @param id a ULID
 * @param picture the picture's digest
 * @param label the id of a class
 * @param predictionId the prediction that was judged, or null
 * @param note a remark, or null
 * @param sampled whether the picture was shown by chance, and not for a reason that biases what is found
 */
public record Judgement(
        String id,
        String project,
        String picture,
        Kind kind,
        String label,
        String by,
        Instant at,
        Via via,
        String predictionId,
        String note,
        boolean sampled) {

    /** What was done. */
    public enum Kind {
        /** The answer was wrong, this is right. */
        CORRECT,
        /** The answer was right. */
        CONFIRM,
        /** What was said of this picture before is taken back. */
        WITHDRAW
    }

    /** The way it came. */
    public enum Via {
        /** The HTTP API. */
        API,
        /** The web app. */
        WEB,
        /** A file put into the bucket's inbox. */
        INBOX
    }

    /** Whether the other one says the same of the same picture. */
    public boolean saysTheSameAs(Judgement other) {
        return project.equals(other.project)
                && picture.equals(other.picture)
                && kind == other.kind
                && label.equals(other.label)
                && by.equals(other.by);
    }
}
