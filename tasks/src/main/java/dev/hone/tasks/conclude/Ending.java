package dev.hone.tasks.conclude;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.Verdict;
import java.util.Optional;

/**
 * What became of an execution.
 *
 * @param outcome what became of its training; nothing where another execution trains
 * @param word the gate's own word for a version that it judged; else what became of the training
 * @param version the version that was trained, or null
 */
public record Ending(Optional<Outcome> outcome, String word, Integer version, String reason) {
    private static final String JOINED = "JOINED";

    /** Of one that failed. */
    public static Ending of(Failure failure) {
        return bad(Outcome.FAILED, failure.text());
    }

    /** Of one that somebody ended. Its version may have been in production by then, and is. */
    public static Ending killed(Ledger ledger, String project, String execution) {
        Optional<Integer> production = ledger.assignments().production(project).map(Assignment::version);
        return ledger.verdicts()
                .find(project, execution)
                .filter(verdict -> verdict.outcome().promotes())
                .filter(verdict -> production.equals(Optional.of(verdict.challenger())))
                .map(verdict -> new Ending(
                        Optional.of(Outcome.PROMOTED),
                        verdict.outcome().name(),
                        verdict.challenger(),
                        reasons(verdict) + "; somebody ended it before serving was seen to follow"))
                .orElseGet(() -> bad(Outcome.KILLED, "somebody ended it"));
    }

    /** Of one that went well, as the ledger tells it. */
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
            return judged(verdict.get());
        }
        Outcome outcome = Optional.ofNullable(training.get().outcome()).orElse(Outcome.ABANDONED);
        String detail = Optional.ofNullable(training.get().detail()).orElse("no version was judged");
        return new Ending(Optional.of(outcome), outcome.name(), null, detail);
    }

    private static Ending judged(Verdict verdict) {
        Outcome outcome = switch (verdict.outcome()) {
            case FIRST_MODEL, PROMOTE -> Outcome.PROMOTED;
            case KEEP_CHAMPION, INSUFFICIENT_EVIDENCE, REFUSED -> Outcome.KEPT;
            case PENDING -> Outcome.PENDING;
            case WITHHELD -> Outcome.WITHHELD;
        };
        return new Ending(Optional.of(outcome), verdict.outcome().name(), verdict.challenger(), reasons(verdict));
    }

    /** Why a verdict is as it is, as one line. */
    public static String reasons(Verdict verdict) {
        return String.join("; ", verdict.words());
    }

    private static Ending bad(Outcome outcome, String reason) {
        return new Ending(Optional.of(outcome), outcome.name(), null, reason);
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
