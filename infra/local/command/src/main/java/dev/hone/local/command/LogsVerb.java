package dev.hone.local.command;

import dev.hone.local.command.logs.HouseLogs;
import dev.hone.local.command.logs.LogLine;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone logs}. */
@Command(
        name = "logs",
        description = "Show what the parts write: the last lines of all parts in the order of time, or of one part.",
        footer = {
            "",
            "Examples:",
            "  hone logs                 the last lines of all parts",
            "  hone logs kestra -n 200   the last 200 lines of Kestra",
            "  hone logs -f              all parts, and what comes, until Ctrl-C"
        })
final class LogsVerb implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String ROW = "%-10s| %s";

    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PART",
            description = "One part only: postgres, s3, mlflow, kestra, serving, ui, supervisor.")
    private String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Stay and show what comes, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many of the last lines of each part (${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws InterruptedException {
        Lines out = new Lines(spec);
        if (lines < 0) {
            throw new ParameterException(spec.commandLine(), "--lines is 0 or more, not " + lines);
        }
        try (HouseLogs logs = part == null ? HouseLogs.of(hone.house()) : HouseLogs.of(hone.house(), part)) {
            logs.last(lines).forEach(line -> out.line(row(line)));
            while (follow && !out.isClosed()) {
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
                logs.more(line -> out.line(row(line)));
            }
        }
        return 0;
    }

    private String row(LogLine line) {
        return part == null ? ROW.formatted(line.part(), line.text()) : line.text();
    }
}
