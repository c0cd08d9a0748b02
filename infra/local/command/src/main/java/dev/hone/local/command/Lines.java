package dev.hone.local.command;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;

/** What a verb prints: lines, tables, and what a terminal is to show as it is. */
final class Lines {
    private final PrintWriter out;

    Lines(CommandSpec spec) {
        this(spec.commandLine().getOut());
    }

    private Lines(PrintWriter out) {
        this.out = out;
    }

    /** Those among the errors. */
    static Lines ofErrors(CommandSpec spec) {
        return new Lines(spec.commandLine().getErr());
    }

    /** Those that nobody sees. */
    static Lines nowhere() {
        return new Lines(new PrintWriter(Writer.nullWriter()));
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** What a terminal is to show as it is, without an end of line. */
    void raw(String text) {
        out.print(text);
        out.flush();
    }

    /** Whether nobody reads any more, as when {@code head} has seen enough. */
    boolean isClosed() {
        return out.checkError();
    }

    /** How long ago something was, in the words of a glance. */
    static String ago(Instant since) {
        Duration age = Duration.between(since, Instant.now());
        if (age.toDays() > 0) {
            return "%d d %d h".formatted(age.toDays(), age.toHoursPart());
        }
        if (age.toHours() > 0) {
            return "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
        }
        return age.toMinutes() > 0 ? "%d min".formatted(age.toMinutes()) : "%d s".formatted(age.toSeconds());
    }
}
