package dev.hone.tasks;

import dev.hone.stores.ledger.Instance;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Serving does not answer with the version that is in production. */
public final class NotFollowedException extends RuntimeException {
    private NotFollowedException(String message) {
        super(message);
    }

    static NotFollowedException of(String project, int version, Duration waited, List<Instance> alive) {
        String found = alive.isEmpty()
                ? "no replica of serving reports for it"
                : alive.stream()
                        .map(instance -> "%s answers with v%d".formatted(instance.id(), instance.version()))
                        .collect(Collectors.joining(", "));
        return new NotFollowedException("%s v%d is in production, but after %d s %s; look at serving's log and /health"
                .formatted(project, version, waited.toSeconds(), found));
    }
}
