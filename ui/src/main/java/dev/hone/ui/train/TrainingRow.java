package dev.hone.ui.train;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A training in a list.
 *
 * @param id under which its page is
 * @param word what it came to
 * @param version the version that it made, or null
 * @param detail why it came to that, or empty
 * @param asked who asked for it and why, or null
 * @param took how long it took, or null while it goes on
 */
public record TrainingRow(
        String id,
        String word,
        String mood,
        Integer version,
        String detail,
        RequestRow asked,
        Instant at,
        Duration took) {

    static TrainingRow of(Training training, Ledger ledger) {
        Optional<TrainingRequest> request = ledger.trainingRequests().askedIn(training.execution());
        Optional<Verdict> verdict = ledger.verdicts().find(training.project(), training.execution());
        return new TrainingRow(
                training.execution(),
                Outcomes.word(training.outcome()),
                Outcomes.mood(training.outcome()),
                verdict.map(Verdict::challenger).orElse(null),
                training.detail() == null ? "" : training.detail(),
                request.map(RequestRow::of).orElse(null),
                training.admittedAt(),
                training.endedAt() == null ? null : Duration.between(training.admittedAt(), training.endedAt()));
    }
}
