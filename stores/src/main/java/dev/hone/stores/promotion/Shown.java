package dev.hone.stores.promotion;

import dev.hone.stores.registry.ModelVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What MLflow shows of a project.
 *
 * @param staged the versions in the stage Production
 * @param aliased the version with the alias production
 * @param previous the number of the version with the alias previous
 */
record Shown(List<ModelVersion> staged, Optional<ModelVersion> aliased, Optional<Integer> previous) {

    boolean stages(int version) {
        return staged.stream().anyMatch(found -> found.number() == version);
    }

    boolean aliases(int version) {
        return aliased.stream().anyMatch(found -> found.number() == version);
    }

    boolean isOnly(int version) {
        return staged.size() == 1 && stages(version) && aliases(version);
    }

    /** The version, other than this, that somebody moved the stage to; the newest if there are several. */
    Optional<ModelVersion> stageMoved(int from) {
        return staged.stream().filter(found -> found.number() != from).max(Comparator.comparing(ModelVersion::number));
    }

    /** The version, other than this, that somebody moved the alias to. */
    Optional<ModelVersion> aliasMoved(int from) {
        return aliased.filter(found -> found.number() != from);
    }
}
