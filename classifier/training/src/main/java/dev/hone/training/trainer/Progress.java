package dev.hone.training.trainer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** Hears how far a training is; while it looks at pictures, on threads of its own. */
public interface Progress {
    /**
     * The frozen stages have looked at some more pictures; at most once a second.
     *
     * @param done of this run; what was kept from earlier ones does not count
     */
    void looked(int done, int of, double picturesPerSecond);

    /** An earlier run of the same plan came so far; this one goes on behind it. */
    void resumed(Epoch last);

    /** At most once a second. */
    void stepped(Step step);

    void ended(Epoch epoch);

    /**
     * A step within an epoch.
     *
     * @param loss mean over the epoch so far
     * @param secondsLeft supposes that all planned epochs are needed
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Step(
            int epoch, int epochs, int step, int steps, double loss, double picturesPerSecond, double secondsLeft) {}
}
