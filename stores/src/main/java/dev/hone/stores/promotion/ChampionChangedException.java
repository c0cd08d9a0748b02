package dev.hone.stores.promotion;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.registry.ModelVersion;
import java.util.Optional;

/** The version in production is not the one that the challenger was weighed against. */
public final class ChampionChangedException extends RuntimeException {
    private ChampionChangedException(String message) {
        super(message);
    }

    static ChampionChangedException of(
            ModelVersion challenger, Optional<Integer> expected, Optional<Assignment> found) {
        return new ChampionChangedException(
                "%s v%d was weighed against %s, but %s is in production now; train again or judge again"
                        .formatted(
                                challenger.model(),
                                challenger.number(),
                                expected.map(v -> "v" + v).orElse("nothing"),
                                found.map(a -> "v" + a.version()).orElse("nothing")));
    }
}
