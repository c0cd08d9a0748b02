package dev.hone.local.command;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hone.local.command.house.House;
import dev.hone.local.command.serving.QuickLook;
import dev.hone.local.command.serving.QuickLook.Served;
import dev.hone.local.command.supervisor.HouseReport;
import dev.hone.local.command.supervisor.HouseReport.PartReport;
import dev.hone.local.command.supervisor.StateFile;
import dev.hone.stores.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        footer = {
            "",
            "Examples:",
            "  hone status",
            "  hone status --json",
            "  hone status > /dev/null && hone predict cells my-cell.png"
        })
final class StatusVerb implements Callable<Integer> {
    private static final String PART = "%-9s %-11s %-12s %8s  %-15s %s";
    private static final String PROJECT = "%-20s %s";
    private static final long MEGABYTE = 1 << 20;

    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    /**
     * What {@code --json} prints: the house as {@code hone up --json} tells it, and its projects.
     *
     * @param projects null when serving does not say them
     */
    private record Status(@JsonUnwrapped HouseReport house, List<Production> projects) {}

    /** A project and the version that answers for it; null while none does. */
    private record Production(String project, String version) {}

    @Override
    public Integer call() {
        House house = hone.house();
        HouseReport report = HouseReport.of(house.ports().base(), new StateFile(house.state()).read());
        Optional<List<Production>> projects = report.parts().isEmpty() ? Optional.empty() : production(house);
        Lines lines = new Lines(spec);
        if (json) {
            lines.line(Json.text(new Status(report, projects.orElse(null))));
        } else if (report.parts().isEmpty()) {
            lines.line("The house is down: ./hone up brings it up.");
        } else {
            tables(report, projects, lines);
        }
        boolean healthy = !report.parts().isEmpty() && report.parts().stream().allMatch(PartReport::ready);
        return healthy ? 0 : 1;
    }

    private static Optional<List<Production>> production(House house) {
        return new QuickLook(house)
                .projects()
                .map(served -> served.stream().map(StatusVerb::production).toList());
    }

    private static Production production(Served served) {
        return new Production(served.project(), served.modelVersion() == null ? null : "v" + served.modelVersion());
    }

    private static void tables(HouseReport report, Optional<List<Production>> projects, Lines lines) {
        lines.line(PART.formatted("PART", "STATE", "SINCE", "RESTARTS", "MEMORY (MB)", "URL"));
        report.parts().forEach(part -> lines.line(row(part)));
        lines.line("");
        if (projects.isEmpty()) {
            lines.line("serving does not answer");
            return;
        }
        lines.line(PROJECT.formatted("PROJECT", "IN PRODUCTION"));
        projects.get()
                .forEach(project -> lines.line(PROJECT.formatted(
                        project.project(),
                        Optional.ofNullable(project.version()).orElse("none"))));
    }

    private static String row(PartReport part) {
        String note = part.note() == null ? "" : "  " + part.note();
        return PART.formatted(
                part.part(),
                part.state(),
                Lines.ago(part.since()),
                part.restarts(),
                memory(part.memoryBytes(), part.memoryLimitBytes()),
                part.url() + note);
    }

    private static String memory(long used, long limit) {
        if (used == 0) {
            return "-";
        }
        return limit == 0 ? Long.toString(used / MEGABYTE) : "%d of %d".formatted(used / MEGABYTE, limit / MEGABYTE);
    }
}
