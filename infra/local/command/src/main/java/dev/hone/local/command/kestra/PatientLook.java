package dev.hone.local.command.kestra;

import dev.hone.local.command.house.HouseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at an execution again and again. Kestra may be away for a while: it is started again, and its executions go on. */
final class PatientLook {
    private final KestraHttp kestra;
    private final String id;
    private final Duration patience;
    private final Consumer<String> progress;
    private Instant away;

    /** @param progress hears that Kestra is away, once each time */
    PatientLook(KestraHttp kestra, String id, Duration patience, Consumer<String> progress) {
        this.kestra = kestra;
        this.id = id;
        this.patience = patience;
        this.progress = progress;
    }

    /** An execution, and what its tasks have logged. */
    record Seen(Execution execution, List<LogLine> lines) {}

    /**
     * How it is now; empty while Kestra is away.
     *
     * @throws KestraAwayException when it has been away for too long
     */
    Optional<Seen> look() {
        try {
            Execution now = kestra.execution(id).orElseThrow(() -> missing(id));
            Seen seen = new Seen(now, kestra.logs(id));
            away = null;
            return Optional.of(seen);
        } catch (KestraAwayException e) {
            miss(e);
            return Optional.empty();
        }
    }

    static HouseException missing(String id) {
        return HouseException.because("there is no execution %s".formatted(id));
    }

    private void miss(KestraAwayException e) {
        Instant now = Instant.now();
        if (away == null) {
            away = now;
            progress.accept("Kestra is away; the run goes on when it is back");
        } else if (Duration.between(away, now).compareTo(patience) > 0) {
            throw e;
        }
    }
}
