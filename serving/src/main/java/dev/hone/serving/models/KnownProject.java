package dev.hone.serving.models;

import dev.hone.model.ClassName;
import java.util.List;
import java.util.Optional;

/**
 * A project as the ledger describes it.
 *
 * @param production the version that should answer, if one was ever promoted
 */
public record KnownProject(String name, List<ClassName> classes, Optional<ProductionVersion> production) {

    public KnownProject {
        classes = List.copyOf(classes);
    }
}
