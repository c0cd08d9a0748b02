package dev.hone.serving;

import dev.hone.serving.keys.CallerRules;
import dev.hone.stores.connections.Connections;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings that tests serve with: a free port, and room for slow machines. */
final class TestSettings {
    /** The one web site that may call. */
    static final String ORIGIN = "https://lab.example";

    private TestSettings() {}

    static ServingSettings of(Path cache, Connections connections) {
        return new ServingSettings(
                "127.0.0.1", 0, cache, 1, Duration.ofSeconds(20), new CallerRules(2_000, List.of(ORIGIN)), connections);
    }
}
