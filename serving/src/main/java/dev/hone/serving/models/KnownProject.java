package dev.hone.serving.models;

import dev.hone.model.ClassName;
import java.util.List;
import java.util.Optional;

/**
 * A project as the ledger describes it.
 *
 * @param version the number of the newest version of its definition, if that is known
 * @param production the version that should answer, if one was ever promoted
 */
public record KnownProject(
        String name, Optional<Integer> version, List<ClassName> classes, Optional<ProductionVersion> production) {

    public KnownProject {
        classes = List.copyOf(classes);
    }
}
