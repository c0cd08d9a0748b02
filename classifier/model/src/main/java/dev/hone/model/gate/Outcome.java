package dev.hone.model.gate;

/** What the evidence says about a challenger. */
public enum Outcome {
    /** Nothing is in production, and all limits hold. */
    FIRST_MODEL,
    /** All limits hold; it is not worse than the champion, and better somewhere. */
    PROMOTE,
    /** It is not worse than the champion, and nowhere better beyond chance. */
    KEEP_CHAMPION,
    /** There are too few pictures to tell. */
    INSUFFICIENT_EVIDENCE,
    /** A limit does not hold, or it is worse than the champion beyond chance. */
    REFUSED;

    /** Whether the challenger may go into production. */
    public boolean promotes() {
        return switch (this) {
            case FIRST_MODEL, PROMOTE -> true;
            case KEEP_CHAMPION, INSUFFICIENT_EVIDENCE, REFUSED -> false;
        };
    }
}
