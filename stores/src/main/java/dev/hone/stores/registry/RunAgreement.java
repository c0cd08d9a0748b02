package dev.hone.stores.registry;

import dev.hone.stores.registry.Runs.Candidate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Makes the one run of an execution. MLflow takes a second run with the same tag, and Kestra may let two workers do one
 * task: whoever creates a run looks again, and of those that were created side by side one stays. It is marked, and from
 * then on is the run for everybody.
 */
final class RunAgreement {
    /** Longer than others need to look and to delete or mark their own; whoever has not done so has died. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Runs runs;
    private final String experiment;
    private final String execution;
    private final Map<String, String> tags;
    private Optional<Run> own = Optional.empty();

    RunAgreement(Runs runs, String experiment, String execution, Map<String, String> tags) {
        this.runs = runs;
        this.experiment = experiment;
        this.execution = execution;
        this.tags = tags;
    }

    Run reach() {
        long begun = System.nanoTime();
        while (true) {
            List<Candidate> all = runs.candidates(experiment, execution);
            Optional<Run> agreed =
                    all.stream().filter(Candidate::agreed).map(Candidate::run).findFirst();
            if (agreed.isPresent()) {
                giveUpOwn(agreed);
                return agreed.get();
            }
            if (all.isEmpty()) {
                own = Optional.of(runs.create(experiment, execution, tags));
            } else {
                settle(all, System.nanoTime() - begun > PATIENCE.toNanos());
            }
        }
    }

    /** Whoever sees nothing but its own run, or has waited long enough for the others, marks the one that was begun first. */
    private void settle(List<Candidate> all, boolean hasWaited) {
        Optional<Run> first = Optional.of(all.getFirst().run());
        if (hasWaited || (all.size() == 1 && first.equals(own))) {
            runs.tags(first.get(), Map.of(Runs.AGREED, "true"));
        } else {
            giveUpOwn(first);
            pause();
        }
    }

    private void giveUpOwn(Optional<Run> other) {
        if (own.isPresent() && !own.equals(other)) {
            runs.delete(own.get());
            own = Optional.empty();
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
