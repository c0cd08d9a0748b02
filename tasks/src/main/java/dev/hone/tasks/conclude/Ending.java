package dev.hone.tasks.conclude;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.Verdict;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of an execution that did not fail.
 *
 * @param word the gate's own word for a version that it put into production or kept out; else what became of the training
 * @param version the version that was trained, or null
 */
public record Ending(Optional<Outcome> outcome, String word, Integer version, String reason) {
    private static final String JOINED = "JOINED";

    /** Reads it from the ledger. */
    public static Ending of(Ledger ledger, String project, String execution) {
        Optional<Training> training = ledger.trainings().find(project, execution);
        if (training.isEmpty()) {
            return ledger.trainingRequests()
                    .find(project, execution)
                    .map(request -> shared(ledger, request))
                    .orElseGet(() -> new Ending(Optional.empty(), "", null, ""));
        }
        Optional<Verdict> verdict = ledger.verdicts().find(project, execution);
        if (verdict.isPresent()) {
            return judged(verdict.get(), training.get());
        }
        Outcome outcome = Optional.ofNullable(training.get().outcome()).orElse(Outcome.ABANDONED);
        String detail = Optional.ofNullable(training.get().detail()).orElse("no version was judged");
        return new Ending(Optional.of(outcome), outcome.name(), null, detail);
    }

    private static Ending judged(Verdict verdict, Training training) {
        Outcome outcome = said(verdict).orElseGet(() -> verdict.outcome().promotes() ? wanted(training) : Outcome.KEPT);
        String word = switch (outcome) {
            case PROMOTED, KEPT -> verdict.outcome().name();
            case PENDING, WITHHELD, NOTHING_NEW, FAILED, KILLED, ABANDONED -> outcome.name();
        };
        return new Ending(Optional.of(outcome), word, verdict.challenger(), reasons(verdict));
    }

    /** Why a verdict is as it is, as one line. */
    public static String reasons(Verdict verdict) {
        return String.join("; ", verdict.words());
    }

    /** The gate may have said itself that a version waits, or is withheld. */
    private static Optional<Outcome> said(Verdict verdict) {
        return Stream.of(Outcome.values())
                .filter(outcome -> outcome.name().equals(verdict.outcome().name()))
                .findFirst();
    }

    private static Outcome wanted(Training training) {
        return switch (training.wants()) {
            case YES -> Outcome.PROMOTED;
            case NO -> Outcome.WITHHELD;
            case ASK -> Outcome.PENDING;
        };
    }

    private static Ending shared(Ledger ledger, TrainingRequest request) {
        String other = request.execution();
        Optional<Training> training = Optional.ofNullable(other)
                .flatMap(execution -> ledger.trainings().find(request.project(), execution));
        String came = training.map(Training::detail).orElse("it goes on");
        Integer version = training.flatMap(found -> ledger.verdicts().find(found.project(), found.execution()))
                .map(Verdict::challenger)
                .orElse(null);
        return new Ending(
                Optional.empty(), JOINED, version, "execution %s was asked for the same: %s".formatted(other, came));
    }
}
