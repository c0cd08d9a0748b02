package dev.hone.local.command;

import dev.hone.local.command.models.VersionRow;
import dev.hone.local.command.models.Versions;
import dev.hone.stores.json.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone models}. */
@Command(
        name = "models",
        description =
                "Show the versions of a project's model: which answers, how good each is, and why it is where it is.",
        exitCodeList = {
            "0:they are shown, also where there are none yet",
            "1:there is no such project, or the house is not up",
            "2:the command was not understood"
        },
        footer = {"", "Examples:", "  hone models cells", "  hone models cells --json"})
final class ModelsVerb implements Callable<Integer> {
    private static final String ROW = "%-8s %-11s %-9s %-21s %-17s %-20s %s";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "The project, by its name.")
    private String project;

    @Option(names = "--json", description = "Print one JSON array instead.")
    private boolean json;

    @Override
    public Integer call() {
        List<VersionRow> rows = new Versions(hone.houseThatIsUp()).of(project);
        Lines lines = new Lines(spec);
        if (json) {
            lines.line(Json.text(rows));
        } else if (rows.isEmpty()) {
            lines.line("There is no version yet: ./hone train %s makes one.".formatted(project));
        } else {
            lines.line(ROW.formatted("VERSION", "ROLE", "ACCURACY", "VERDICT", "IN PRODUCTION", "BY", "WHY"));
            rows.forEach(row -> lines.line(text(row)));
        }
        return 0;
    }

    static String text(VersionRow row) {
        return ROW.formatted(
                        "v" + row.version(),
                        row.role(),
                        row.accuracy() == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * row.accuracy()),
                        Objects.requireNonNullElse(row.outcome(), "-"),
                        time(row.when()),
                        Objects.requireNonNullElse(row.by(), "-"),
                        why(row))
                .stripTrailing();
    }

    private static String why(VersionRow row) {
        String why = Objects.requireNonNullElse(row.why(), "");
        return row.artifactsRemoved() == null
                ? why
                : "(artifacts removed %s) %s".formatted(TIME.format(row.artifactsRemoved()), why);
    }

    private static String time(Instant when) {
        return when == null ? "-" : TIME.format(when);
    }
}
