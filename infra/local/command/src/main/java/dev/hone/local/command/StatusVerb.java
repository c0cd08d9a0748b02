package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.serving.ServingHttp;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.PartStatus;
import dev.hone.local.command.supervisor.StateFile;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone status}. */
@Command(
        name = "status",
        description = "Show how the parts are and which model versions are in production.",
        footer = "Exits with 1 unless all parts are ready.")
final class StatusVerb implements Callable<Integer> {
    private static final String PART = "%-9s %-10s %8s  %-12s %s";
    private static final String PROJECT = "%-20s %s";

    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        House house = hone.house();
        Lines lines = new Lines(spec);
        Optional<HouseState> state = new StateFile(house.state()).read().filter(HouseState::supervised);
        if (state.isEmpty()) {
            lines.line("The house is down: ./hone up brings it up.");
            return 1;
        }
        lines.line(PART.formatted("PART", "STATE", "PID", "SINCE", "WHERE"));
        state.get().parts().forEach(part -> lines.line(row(part)));
        lines.line("");
        projects(house, lines);
        return state.get().ready() ? 0 : 1;
    }

    private static String row(PartStatus part) {
        String pid = part.process() == null ? "-" : Long.toString(part.process().pid());
        String where = part.note() == null ? part.address() : part.note();
        return PART.formatted(part.name(), part.phase().word(), pid, Lines.ago(part.since()), where);
    }

    private static void projects(House house, Lines lines) {
        try {
            lines.line(PROJECT.formatted("PROJECT", "IN PRODUCTION"));
            new ServingHttp(house)
                    .projects()
                    .forEach(served -> lines.line(PROJECT.formatted(
                            served.project(), served.modelVersion() == null ? "none" : "v" + served.modelVersion())));
        } catch (HouseException e) {
            lines.line("serving does not answer");
        }
    }
}
