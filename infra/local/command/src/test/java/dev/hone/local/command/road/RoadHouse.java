package dev.hone.local.command.road;

import dev.hone.local.command.Waiting;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.Installation;
import dev.hone.local.command.house.Ports;
import dev.hone.local.command.house.TestHouses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A house of the test's own, worked with through {@code ./hone} as a user would. */
public final class RoadHouse {
    /** Ctrl-C is heard by what is typed, also when the tests were started in the background of a shell that hears none. */
    private static final List<String> HEARING = List.of(
            "python3",
            "-c",
            "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])");

    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();

    private final Path home;
    private final int portBase;
    private final Map<String, String> environment;

    private RoadHouse(Path home, int portBase, Map<String, String> environment) {
        this.home = home;
        this.portBase = portBase;
        this.environment = environment;
    }

    /** What a command printed, and how it ended. */
    public record Ran(int code, String output) {}

    /** An empty house with these projects. */
    public static RoadHouse empty(Path work) throws IOException {
        deleteIfThere(work);
        Path projects = Files.createDirectories(work.resolve("projects"));
        String cells = Files.readString(ROOT.resolve("projects/cells.yaml"));
        Files.writeString(projects.resolve("cells.yaml"), cells);
        Files.writeString(
                projects.resolve("road.yaml"),
                cells.replace("name: cells", "name: road")
                        + "gate: { margin: 0.2 } # some 30 test pictures show no smaller loss\n");
        Path home = work.resolve("house");
        int portBase = TestHouses.freePorts().base();
        return new RoadHouse(
                home,
                portBase,
                Map.of(
                        "HONE_HOME", home.toString(),
                        "HONE_PORT_BASE", String.valueOf(portBase),
                        "HONE_PROJECTS", projects.toString(),
                        "HONE_MLFLOW", property("hone.mlflow")));
    }

    /** The same house with its flows from another folder. */
    public RoadHouse withFlows(Path flows) {
        Map<String, String> more = new HashMap<>(environment);
        more.put("HONE_FLOWS", flows.toString());
        return new RoadHouse(home, portBase, more);
    }

    /** The same house as the command line sees it, for its addresses and secrets. */
    public House house() {
        return new House(
                home,
                new Ports(portBase),
                new Installation(ROOT, Path.of(System.getProperty("java.home"), "bin", "java")),
                environment);
    }

    /** Runs a command of {@code ./hone} and gives up on it after a while. */
    public Ran hone(Duration patience, String... arguments) throws IOException, InterruptedException {
        try (Typed command = typed(arguments)) {
            return command.end(patience);
        }
    }

    /** A command of {@code ./hone} that goes on while the test does. */
    Typed typed(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(HEARING);
        command.add(ROOT.resolve("hone").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new Typed(builder, "hone " + String.join(" ", arguments));
    }

    /** Runs a script as a person would type it in a shell of this folder, where {@code ./hone} is this house's. */
    Ran shell(Duration patience, Path folder, String script) throws IOException, InterruptedException {
        Path link = folder.resolve("hone");
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, ROOT.resolve("hone"));
        }
        ProcessBuilder builder = new ProcessBuilder("sh", "-ec", script).directory(folder.toFile());
        return run(patience, builder, script.strip());
    }

    /** The same in a shell that has taken what {@code ./hone env} exports. */
    Ran withExports(Duration patience, Path folder, String script) throws IOException, InterruptedException {
        return shell(patience, folder, "exports=$(./hone env) && eval \"$exports\"\n" + script);
    }

    private Ran run(Duration patience, ProcessBuilder builder, String typed) throws IOException, InterruptedException {
        builder.environment().putAll(environment);
        try (Typed command = new Typed(builder, typed)) {
            return command.end(patience);
        }
    }

    /** Every process that was started for this house: by its command line, its folder, or its parents. */
    public List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(this::belongs)
                .toList();
    }

    /** The process that trains a network, once there is one. */
    public ProcessHandle training(Duration patience) throws Exception {
        List<ProcessHandle> found = new ArrayList<>();
        Waiting.until("a training process runs", patience, () -> {
            processes().stream()
                    .filter(process -> process.info().commandLine().orElse("").contains("training.args"))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private boolean belongs(ProcessHandle process) {
        if (process.info().commandLine().orElse("").contains(home.toString())) {
            return true;
        }
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
                    .startsWith(home);
        } catch (IOException e) {
            return false;
        }
    }

    public static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("this test needs -D%s: run it through ./hone test".formatted(name));
        }
        return value;
    }

    private static void deleteIfThere(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                if (e != null) {
                    throw new UncheckedIOException(e);
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
