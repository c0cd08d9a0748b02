package dev.hone.serving;

import dev.hone.serving.keys.CallerRules;
import dev.hone.stores.connections.Connections;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings that tests serve with: a free port, more requests a second than usual, and room for slow machines. */
final class TestSettings {
    /** The one web site that may call. */
    static final String ORIGIN = "https://lab.example";

    private TestSettings() {}

    static ServingSettings of(Path cache, Connections connections) {
        return with(cache, 1, Duration.ofSeconds(20), 2_000, connections);
    }

    /** As in a house, for what is measured; a key may ask as often as it likes. */
    static ServingSettings usual(Path cache, Connections connections) {
        return with(cache, ServingSettings.USUAL_EMBEDDINGS, ServingSettings.USUAL_WAIT, 0, connections);
    }

    private static ServingSettings with(
            Path cache, double embeddings, Duration longestWait, int requestsASecond, Connections connections) {
        return new ServingSettings(
                "127.0.0.1",
                0,
                cache,
                embeddings,
                longestWait,
                new CallerRules(requestsASecond, List.of(ORIGIN)),
                connections);
    }
}
