package dev.hone.ui.models;

import dev.hone.stores.ledger.BlockedVersion;
import dev.hone.stores.ledger.Lineage;
import dev.hone.stores.ledger.Promoted;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Stage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How a project's versions stand: what the ledger decided, and what MLflow adds where it answers.
 *
 * @param production the version that answers
 * @param previous the version to go back to
 * @param blocked why versions are kept out of production
 * @param history what was in production, the newest first
 * @param lineages what versions were made of
 * @param registered the versions that MLflow has; none where it does not answer
 */
record Standing(
        String project,
        Optional<Integer> production,
        Optional<Integer> previous,
        Map<Integer, BlockedVersion> blocked,
        List<Promoted> history,
        Map<Integer, Lineage> lineages,
        Map<Integer, ModelVersion> registered) {

    /** Every version that anybody knows of, the newest first. */
    SortedSet<Integer> numbers() {
        SortedSet<Integer> numbers = new TreeSet<>(Collections.reverseOrder());
        numbers.addAll(lineages.keySet());
        numbers.addAll(registered.keySet());
        numbers.addAll(blocked.keySet());
        history.forEach(row -> numbers.add(row.version()));
        return numbers;
    }

    Place place(int number) {
        if (isInProduction(number)) {
            return Place.PRODUCTION;
        } else if (blocked.containsKey(number)) {
            return Place.BLOCKED;
        } else if (previous.equals(Optional.of(number))) {
            return Place.PREVIOUS;
        }
        return Optional.ofNullable(registered.get(number))
                .filter(version -> version.stage().equals(Stage.STAGING.text()))
                .map(version -> Place.CANDIDATE)
                .orElse(Place.ASIDE);
    }

    boolean isInProduction(int number) {
        return production.equals(Optional.of(number));
    }

    boolean wasInProduction(int number) {
        return promotion(number).isPresent();
    }

    /** When a version went into production last, if it ever did. */
    Optional<Promoted> promotion(int number) {
        return history.stream().filter(row -> row.version() == number).findFirst();
    }

    Optional<BlockedVersion> block(int number) {
        return Optional.ofNullable(blocked.get(number));
    }

    /** The version that another is best compared with: that in production, or else the newest. */
    Optional<Integer> rival(int number) {
        return Stream.concat(production.stream(), numbers().stream())
                .filter(other -> other != number)
                .findFirst();
    }

    /** The digest of the data set that a version was made of, as far as it is known. */
    Optional<String> manifest(int number) {
        return Optional.ofNullable(lineages.get(number)).map(Lineage::manifest);
    }

    /** The MLflow run that made a version, as far as it is known. */
    Optional<String> run(int number) {
        return Optional.ofNullable(registered.get(number))
                .map(ModelVersion::run)
                .or(() -> Optional.ofNullable(lineages.get(number)).map(Lineage::run))
                .filter(run -> !run.isEmpty());
    }
}
