package dev.hone.serving.journal;

/** A store does not take anything just now; the same may be offered again. */
public final class StoreAwayException extends RuntimeException {
    private StoreAwayException(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    /** A store that is away for this reason. */
    public static StoreAwayException because(RuntimeException cause) {
        return new StoreAwayException(cause);
    }
}
