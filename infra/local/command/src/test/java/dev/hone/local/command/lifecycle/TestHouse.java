package dev.hone.local.command.lifecycle;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.TestHouses;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A house that is worked with through commands, each a process with an environment of its own. */
final class TestHouse {
    private final Path folder;
    private final House house;
    private final Map<String, String> environment = new LinkedHashMap<>();

    /** In this folder, with the project cells and the flows of Hone. */
    TestHouse(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        House given = TestHouses.in(folder);
        Path root = given.installation().root();
        Path projects = Files.createDirectories(projects());
        Files.copy(root.resolve("projects/cells.yaml"), projects.resolve("cells.yaml"));
        Files.createDirectories(flows());
        Files.copy(root.resolve("flows/train.yaml"), flows().resolve("train.yaml"));
        environment.put("HONE_HOME", given.home().toString());
        environment.put("HONE_PORT_BASE", Integer.toString(given.ports().base()));
        environment.put("HONE_PROJECTS", projects.toString());
        environment.put("HONE_FLOWS", flows().toString());
        environment.put("HONE_MLFLOW", System.getProperty("hone.mlflow", ""));
        this.house = new House(given.home(), given.ports(), given.installation(), environment);
    }

    /** What a command printed, and how it ended. */
    record Ran(int code, String out, String err) {}

    House house() {
        return house;
    }

    Path flows() {
        return folder.resolve("flows");
    }

    Path projects() {
        return folder.resolve("projects");
    }

    HouseState state() {
        return new StateFile(house.state()).read().orElseThrow();
    }

    Ran hone(String... arguments) throws IOException, InterruptedException {
        return hone(Map.of(), arguments);
    }

    /** With these environment variables, too. */
    Ran hone(Map<String, String> more, String... arguments) throws IOException, InterruptedException {
        return hone(List.of(), more, arguments);
    }

    /** With a file system of its own in the place of its home, and after something was done to it. */
    Ran honeOnMount(String options, String doing, String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(house.home());
        String script = "mount -t tmpfs -o %s none \"$HONE_HOME\" && { %s; exec \"$@\"; }".formatted(options, doing);
        return hone(List.of("unshare", "-rm", "sh", "-c", script, "sh"), Map.of(), arguments);
    }

    private Ran hone(List<String> wrapper, Map<String, String> more, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                house.installation().java().toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dhone.root=" + house.installation().root(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.hone.local.command.Main"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HONE_"));
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        int code = builder.start().waitFor();
        Ran ran = new Ran(code, Files.readString(out), Files.readString(err));
        System.out.printf("$ hone %s%n%s%s", String.join(" ", arguments), ran.out(), ran.err());
        return ran;
    }
}
