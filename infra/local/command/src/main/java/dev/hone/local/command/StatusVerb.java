package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.serving.QuickLook;
import dev.hone.local.command.serving.ServingHttp.Served;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.PartStatus;
import dev.hone.local.command.supervisor.StateFile;
import java.util.List;
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
        exitCodeList = {
            "0:all parts are healthy",
            "1:not all are, or the house is down",
            "2:the command was not understood"
        },
        footer = {"", "Examples:", "  hone status", "  hone status && hone predict cells my-cell.png"})
final class StatusVerb implements Callable<Integer> {
    private static final String PART = "%-9s %-10s %-12s %8s  %s";
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
        lines.line(PART.formatted("PART", "STATE", "SINCE", "RESTARTS", "URL"));
        state.get().parts().forEach(part -> lines.line(row(part)));
        lines.line("");
        projects(house, lines);
        return state.get().ready() ? 0 : 1;
    }

    private static String row(PartStatus part) {
        String where = part.note() == null ? part.address() : part.note();
        return PART.formatted(part.name(), part.phase().word(), Lines.ago(part.since()), part.restarts(), where);
    }

    private static void projects(House house, Lines lines) {
        Optional<List<Served>> projects = new QuickLook(house).projects();
        if (projects.isEmpty()) {
            lines.line("serving does not answer");
            return;
        }
        lines.line(PROJECT.formatted("PROJECT", "IN PRODUCTION"));
        for (Served served : projects.get()) {
            lines.line(PROJECT.formatted(
                    served.project(), served.modelVersion() == null ? "none" : "v" + served.modelVersion()));
        }
    }
}
