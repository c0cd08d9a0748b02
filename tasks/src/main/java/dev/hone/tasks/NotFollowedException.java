package dev.hone.tasks;

import dev.hone.stores.ledger.Instance;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Serving does not answer with the version that is in production. */
public final class NotFollowedException extends RuntimeException {
    private final int version;

    private NotFollowedException(String message, int version) {
        super(message);
        this.version = version;
    }

    static NotFollowedException of(String project, int version, Duration waited, List<Instance> alive) {
        String found = alive.stream().map(NotFollowedException::words).collect(Collectors.joining(", "));
        return new NotFollowedException(
                "serving does not answer with %s v%d: after %d s %s; look at serving's log and /health"
                        .formatted(project, version, waited.toSeconds(), found),
                version);
    }

    private static String words(Instance instance) {
        String answers = instance.version() == null ? "with nothing" : "with v" + instance.version();
        String refuses = instance.refused() == null ? "" : " (v%d %s)".formatted(instance.refused(), instance.reason());
        return "%s answers %s%s".formatted(instance.id(), answers, refuses);
    }

    /** The same, and what was done about it. */
    NotFollowedException but(String done) {
        return new NotFollowedException(getMessage() + "; " + done, version);
    }

    int version() {
        return version;
    }
}
