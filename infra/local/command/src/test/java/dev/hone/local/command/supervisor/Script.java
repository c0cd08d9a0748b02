package dev.hone.local.command.supervisor;

import dev.hone.local.command.supervisor.Part.Farewell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parts that are small shell scripts, for tests. */
final class Script {
    private final Path folder;

    Script(Path folder) {
        this.folder = folder;
    }

    /** A part that is ready as soon as its script has made the file of its name. */
    Part part(String name, String script, String... after) {
        return part(name, script, pid -> folder.resolve(name).toFile().exists(), after);
    }

    /** A part that is ready when this says so. */
    Part part(String name, String script, Probe probe, String... after) {
        return new Part(
                name,
                Set.of(after),
                List.of("/bin/sh", "-c", script),
                Map.of("PATH", "/usr/bin:/bin", "OWN", name),
                folder,
                probe,
                Duration.ofSeconds(20),
                Farewell.TERMINATE,
                () -> {},
                "nowhere",
                1 << 20);
    }
}
