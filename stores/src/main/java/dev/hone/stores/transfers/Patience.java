package dev.hone.stores.transfers;

import java.time.Duration;

/** How long something is tried again while a server is away, restarts or says that it is overwhelmed. */
public enum Patience {
    /** Not at all. */
    NONE(Duration.ZERO),
    /** Seconds: somebody waits for the answer. */
    BRIEF(Duration.ofSeconds(3)),
    /** As long as a server takes to start anew: for jobs, which would otherwise begin again. */
    LONG(Duration.ofSeconds(45));

    private final Duration time;

    Patience(Duration time) {
        this.time = time;
    }

    /** How long. */
    public Duration time() {
        return time;
    }
}
