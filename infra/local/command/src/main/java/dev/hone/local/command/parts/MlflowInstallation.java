package dev.hone.local.command.parts;

import dev.hone.local.command.house.HouseException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The commands that install MLflow: they write to a log, and what they are at is told from time to time. */
final class MlflowInstallation {
    private static final Duration TELL = Duration.ofSeconds(10);
    private static final String PACKAGE = "Collecting ";
    private static final String UNPACKING = "Installing collected packages";

    private final Path log;
    private final Consumer<String> progress;
    private final Instant begun = Instant.now();

    MlflowInstallation(Path log, Consumer<String> progress) throws IOException {
        this.log = log;
        this.progress = progress;
        Files.deleteIfExists(log);
    }

    void run(String... command) throws IOException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        try {
            while (!process.waitFor(TELL.toMillis(), TimeUnit.MILLISECONDS)) {
                progress.accept("  %d s: %s"
                        .formatted(Duration.between(begun, Instant.now()).toSeconds(), doing()));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw HouseException.because("interrupted while MLflow was installed", e);
        }
        if (process.exitValue() != 0) {
            throw HouseException.because("MLflow could not be installed%s: see %s".formatted(reason(), log));
        }
    }

    private String doing() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> told = lines.filter(line -> line.startsWith(PACKAGE) || line.startsWith(UNPACKING))
                    .toList();
            if (told.isEmpty()) {
                return "making the virtual environment";
            }
            return told.getLast().startsWith(UNPACKING)
                    ? "unpacking %d packages".formatted(told.size() - 1)
                    : "fetched %d packages".formatted(told.size());
        }
    }

    /** The one thing that a person can do something about without reading the log. */
    private String reason() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains("No space left on device")) ? " (the disk is full)" : "";
        }
    }
}
