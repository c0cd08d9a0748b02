package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * What somebody said a picture really is. Judgements are only ever added; the newest of a picture, by its id, wins.
 *
 * <p>Taking a word back adds one, too. Where no other counted before it, that is a {@link Kind#WITHDRAW}, after which no
 * judgement counts, and imports may. Else the word that counted before is added once more: under a new id and otherwise as
 * it was, with the name of who said it and the time at which they did. So the newest still wins for everybody who reads,
 * and who meets a word a second time knows that all between was taken back.
 *
 * @param id a ULID; they sort by when judgements came to count
 * @param at when it was said, which is earlier where it was on its way for long, or counts again
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
        /** What was judged of this picture before is taken back, and nothing was judged before that. */
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
