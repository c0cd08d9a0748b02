package dev.hone.ui.models;

import dev.hone.stores.ledger.BlockedVersion;
import dev.hone.stores.ledger.Lineage;
import dev.hone.stores.ledger.Promoted;
import dev.hone.stores.registry.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project whose version 1 was in production, 2 is, 3 is a candidate, and 4 was rolled back. */
final class Standings {
    private Standings() {}

    static Standing usual() {
        return new Standing(
                "cells",
                Optional.of(2),
                Optional.of(1),
                Map.of(4, new BlockedVersion("cells", 4, "takes all for rust", "ann", Instant.EPOCH)),
                List.of(
                        promoted(4, 2, Promoted.Kind.DECIDED),
                        promoted(3, 1, Promoted.Kind.ROLLBACK),
                        promoted(2, 4, Promoted.Kind.DECIDED),
                        promoted(1, 1, Promoted.Kind.DECIDED)),
                Map.of(2, lineage(2, "aa"), 3, lineage(3, "bb")),
                Map.of(
                        3,
                        new ModelVersion("cells", 3, "run3", "", "Staging"),
                        5,
                        new ModelVersion("cells", 5, "", "", "None")));
    }

    static Standing empty() {
        return new Standing(
                "cells",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Map.of(1, lineage(1, "aa")),
                Map.of());
    }

    private static Lineage lineage(int version, String manifest) {
        return new Lineage("cells", version, "run" + version, manifest, 1, "e" + version, null);
    }

    private static Promoted promoted(long sequence, int version, Promoted.Kind kind) {
        return new Promoted(
                "cells",
                sequence,
                version,
                "run",
                kind == Promoted.Kind.ROLLBACK ? 4 : null,
                kind,
                "ann",
                "why",
                Instant.EPOCH,
                null,
                null);
    }
}
