package dev.hone.local.command.lifecycle;

import dev.hone.local.command.supervisor.HouseReport.PartReport;

/** Hears how a house comes up. */
public interface Progress {
    /** Something has happened that a person wants to know of. */
    void step(String what);

    /** A part has become ready. */
    void ready(PartReport part);
}
