package dev.hone.tasks.conclude;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Tables;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;

/** The trainings whose version waits for somebody to approve it. */
public final class Waiting {
    private final Tables tables;
    private final String project;

    public Waiting(Tables tables, String project) {
        this.tables = tables;
        this.project = project;
    }

    /** Says what became of the training of a version, if that waited. */
    public void end(int version, Outcome outcome, String detail) {
        for (Training pending : tables.trainings().pending(project)) {
            tables.verdicts()
                    .find(project, pending.execution())
                    .filter(verdict -> verdict.challenger() == version)
                    .ifPresent(verdict -> tables.trainings().settle(project, pending.execution(), outcome, detail));
        }
    }

    /**
     * Ends what waits no longer: a version that the execution judged again and that is not better any more, and one that is in
     * production without whoever put it there having said so.
     */
    public void tidy(String execution) {
        tables.verdicts()
                .find(project, execution)
                .filter(verdict -> verdict.outcome().dismisses())
                .ifPresent(verdict -> end(verdict.challenger(), Outcome.KEPT, Ending.reasons(verdict)));
        tables.assignments()
                .production(project)
                .map(Assignment::version)
                .ifPresent(version -> end(version, Outcome.PROMOTED, "v%d is in production".formatted(version)));
    }
}
