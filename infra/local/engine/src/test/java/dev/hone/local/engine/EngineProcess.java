package dev.hone.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real engine as a child process on a free port. */
final class EngineProcess {
    private static final Path BUILT = Path.of("target").toAbsolutePath();

    private final Process process;
    private final Path log;
    private final KestraHttp client;

    private EngineProcess(Process process, Path log, KestraHttp client) {
        this.process = process;
        this.log = log;
        this.client = client;
    }

    static EngineProcess launch(Path home, Map<String, String> more) {
        try {
            int port = freePort();
            Path log = home.resolveSibling("engine-" + port + ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("HONE_"));
            builder.environment().putAll(more);
            builder.environment().put("HONE_KESTRA_HOME", home.toString());
            builder.environment().put("HONE_KESTRA_PORT", Integer.toString(port));
            String login = more.get("HONE_KESTRA_USER") + ":" + more.get("HONE_KESTRA_PASSWORD");
            return new EngineProcess(builder.start(), log, new KestraHttp(port, login));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EngineProcess start(Path home, Path flows, Map<String, String> more) {
        EngineProcess engine = launch(home, more);
        Deadline.seconds(120).await("the engine is up", () -> {
            assertThat(engine.process.isAlive()).as(engine.log()).isTrue();
            return engine.client.healthy();
        });
        engine.deploy(flows);
        return engine;
    }

    /** As hone up does it: creates each flow of a folder, or updates the one that is there. */
    private void deploy(Path flows) {
        try (Stream<Path> files = Files.walk(flows)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String source = Files.readString(file);
                if (client.postFlow(source).status() != 200) {
                    String id = source.lines().findFirst().orElseThrow().replace("id: ", "");
                    client.putFlow("/flows/hone/" + id, source).ok();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath()));
        command.add(Main.class.getName());
        return command;
    }

    /** What the engine runs on in the house: nothing of the tests. */
    private static String classPath() throws IOException {
        return BUILT.resolve("classes")
                + File.pathSeparator
                + Files.readString(BUILT.resolve("classpath")).strip();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    KestraHttp client() {
        return client;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM; returns the exit code. */
    int stop() {
        process.destroy();
        return exitCode();
    }

    /** SIGKILL: nothing is written, nobody is told. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    int exitCode() {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(log()).isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
