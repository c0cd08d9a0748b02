package dev.hone.local.command.road;

import dev.hone.local.command.Waiting;
import dev.hone.local.command.road.RoadHouse.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A command that somebody has typed. */
final class Typed implements AutoCloseable {
    private final String words;
    private final Path output;
    private final Process process;

    /** @param words as they were typed */
    Typed(ProcessBuilder builder, String words) throws IOException {
        this.words = words;
        this.output = Files.createTempFile("hone", ".out");
        this.process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Waits until it has said something that matches. */
    void awaitLine(String regex, Duration within) throws Exception {
        Waiting.until(
                "'%s' says '%s'".formatted(words, regex),
                within,
                () -> Files.readString(output).lines().anyMatch(line -> line.matches(regex)));
    }

    /** As the keys of a terminal do. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** How it ends; when it does not in time, it is killed. */
    Ran end(Duration patience) throws IOException, InterruptedException {
        boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        return new Ran(ended ? process.exitValue() : -1, Files.readString(output));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        System.out.println("$ " + words + "\n" + Files.readString(output));
        Files.delete(output);
    }
}
