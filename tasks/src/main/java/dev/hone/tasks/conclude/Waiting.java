package dev.hone.tasks.conclude;

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
}
