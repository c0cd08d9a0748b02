package dev.hone.model.report;

import dev.hone.model.gate.Change;
import dev.hone.model.gate.Contender;
import dev.hone.model.gate.Decision;
import dev.hone.model.gate.Sides;
import dev.hone.model.gate.Trial;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What {@code verdict.json} says and {@code verdict.html} shows.
 *
 * @param champion null where nothing is in production
 */
record Shown(
        String project,
        String manifest,
        VerdictSubject subject,
        Contender challenger,
        Contender champion,
        Decision decision) {

    static Shown of(VerdictSubject subject, Trial trial, Decision decision) {
        return new Shown(trial.project(), trial.manifest(), subject, trial.challenger(), trial.champion(), decision);
    }

    /** The pictures that are shown. */
    Stream<Change> changes() {
        return Stream.of(decision.test(), decision.judged())
                .filter(Objects::nonNull)
                .flatMap(Sides::changes);
    }
}
