package dev.hone.stores.promotion;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.LeaseLostException;
import dev.hone.stores.ledger.Promoted;
import dev.hone.stores.ledger.Tables;
import dev.hone.stores.ledger.Verdict;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import dev.hone.stores.registry.Stage;
import dev.hone.stores.registry.VersionDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes from MLflow the artifacts of versions that were refused long ago. The versions stay, with their figures and a tag.
 *
 * <p>What was ever in production is kept, since somebody may go back to it; so is whatever something points at, waits for
 * approval, or has no verdict against it.
 */
public final class RefusedVersions {
    private final Tables tables;
    private final Registry registry;

    /** @param tables under the project's lease, where anything is to be removed: nobody promotes a version meanwhile */
    public RefusedVersions(Tables tables, Registry registry) {
        this.tables = tables;
        this.registry = registry;
    }

    /** A version whose artifacts there are to remove, or were removed, and how much that is. */
    public record Swept(int version, long bytes) {}

    /**
     * Removes what is older than it has to be, or only tells.
     *
     * @param keep how long artifacts are kept after their version was archived
     * @param by who removes, for the audit; nobody when this only tells
     * @throws LeaseLostException when somebody else may promote a version by now
     */
    public List<Swept> sweep(String project, Duration keep, Optional<String> by) {
        Instant before = Instant.now().minus(keep);
        Set<Integer> needed = needed(project);
        List<Swept> swept = new ArrayList<>();
        for (ModelVersion version : registry.versions(project)) {
            if (isRefused(version) && !needed.contains(version.number())) {
                size(version, before)
                        .map(bytes -> new Swept(version.number(), bytes))
                        .ifPresent(swept::add);
            }
        }
        by.ifPresent(name -> swept.forEach(one -> remove(project, one, name)));
        return swept;
    }

    private boolean isRefused(ModelVersion version) {
        return version.stage().equals(Stage.ARCHIVED.text())
                && tables.verdicts()
                        .newest(version.model(), version.number())
                        .filter(verdict -> verdict.outcome().dismisses())
                        .isPresent();
    }

    /** What answers, answered once, or waits for approval. */
    private Set<Integer> needed(String project) {
        Set<Integer> needed = new HashSet<>();
        tables.assignments().of(project).stream().map(Assignment::version).forEach(needed::add);
        tables.promotions().history(project).stream().map(Promoted::version).forEach(needed::add);
        tables.trainings().pending(project).stream()
                .flatMap(training -> tables.verdicts().find(project, training.execution()).stream())
                .map(Verdict::challenger)
                .forEach(needed::add);
        return needed;
    }

    /** How much there is to remove of a version; nothing where it is too young, or somebody still uses it or its run. */
    private Optional<Long> size(ModelVersion version, Instant before) {
        VersionDetails details = registry.details(version);
        if (version.run().isEmpty()
                || !details.aliases().isEmpty()
                || details.changed().isAfter(before)) {
            return Optional.empty();
        }
        Run maker = registry.run(version.run());
        if (!version.source().startsWith(maker.artifacts() + "/")
                || registry.versions(maker).size() > 1) {
            return Optional.empty();
        }
        long bytes = registry.size(maker);
        return bytes == 0 && details.artifactsRemoved().isPresent() ? Optional.empty() : Optional.of(bytes);
    }

    private void remove(String project, Swept swept, String by) {
        tables.audit()
                .append(
                        by,
                        "remove artifacts",
                        Optional.of(project),
                        "v%d, refused long ago: %d bytes".formatted(swept.version(), swept.bytes()));
        registry.removeArtifacts(registry.version(project, swept.version()));
    }
}
