package dev.hone.serving.models;

import dev.hone.model.ClassName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A project as the ledger describes it.
 *
 * @param version the number of the newest version of its definition, if that is known
 * @param keepsPredictions whether the pictures that it is asked about are kept for a while
 * @param production the version that should answer, if one was ever promoted
 * @param promoted how that version came into production, if that is known
 */
public record KnownProject(
        String name,
        Optional<Integer> version,
        List<ClassName> classes,
        boolean keepsPredictions,
        Optional<ProductionVersion> production,
        Optional<PutIntoProduction> promoted) {

    public KnownProject {
        classes = List.copyOf(classes);
    }

    /** When a version was put into production, and by whom. */
    public record PutIntoProduction(Instant at, String by) {}
}
