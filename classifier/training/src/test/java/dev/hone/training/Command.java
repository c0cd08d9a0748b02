package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program of the classifier as a process of its own, started as the Kestra task starts it. */
final class Command {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Much more than a training here takes; only a hanging one meets it. */
    private static final long MINUTES = 5;

    /** What a process left: its exit code, its events, and its logs for the messages of failing assertions. */
    record Ended(int code, List<JsonNode> events, String logs) {
        JsonNode last() {
            return events.getLast();
        }
    }

    /** What a verb printed, and how it ended. */
    record Said(int code, String out, String err) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    private Command() {}

    /** Trains, with a folder for temporary files of its own, in which no file may be left. */
    static Ended run(Path scratch, String... arguments) throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory(scratch, "tmp");
        Said said = say(scratch, List.of("-Djava.io.tmpdir=" + temporary), training(arguments));
        try (Stream<Path> left = Files.walk(temporary)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        List<JsonNode> events = new ArrayList<>();
        for (String line : said.out().lines().toList()) {
            events.add(JSON.readTree(line));
        }
        return new Ended(said.code(), events, said.err());
    }

    /** Any verb. */
    static Said say(Path scratch, String... arguments) throws IOException, InterruptedException {
        return say(scratch, List.of(), arguments);
    }

    private static Said say(Path scratch, List<String> flags, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "stdout", "");
        Path err = Files.createTempFile(scratch, "stderr", "");
        ProcessBuilder builder = builder(arguments);
        builder.command().addAll(1, flags);
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the command hangs:\n" + Files.readString(err));
        }
        return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Any verb; the virtual machine prints the classes that it loads among what the verb says. */
    static Said sayWithClasses(Path scratch, String... arguments) throws IOException, InterruptedException {
        return say(scratch, List.of("-Xlog:class+load=info"), arguments);
    }

    private static String[] training(String... arguments) {
        return Stream.concat(Stream.of("train"), Stream.of(arguments)).toArray(String[]::new);
    }

    /** The process is the caller's to end; its logs go to the given file. */
    static Process start(Path logs, String... arguments) throws IOException {
        return builder(training(arguments)).redirectError(logs.toFile()).start();
    }

    /** Started by a shell, which is the process that is returned: to see what becomes of the command without it. */
    static Process startBehindAShell(Path logs, String... arguments) throws IOException {
        ProcessBuilder builder = builder(training(arguments));
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\" & wait", "sh"));
        command.addAll(builder.command());
        return builder.command(command).redirectError(logs.toFile()).start();
    }

    private static ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        builder.environment().put("MALLOC_MMAP_THRESHOLD_", "4294967296");
        builder.environment().put("MALLOC_TRIM_THRESHOLD_", "4294967296");
        builder.environment()
                .put(
                        "DJL_CACHE_DIR",
                        Path.of("target", "libtorch").toAbsolutePath().toString());
        return builder;
    }
}
