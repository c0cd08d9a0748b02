package dev.hone.tasks.housekeeping;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.promotion.RefusedVersions;
import dev.hone.stores.promotion.RefusedVersions.Swept;
import dev.hone.stores.registry.Registry;
import dev.hone.tasks.admission.ProjectBusyException;
import dev.hone.tasks.admission.ProjectLease;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * The artifacts of a project's versions that were refused.
 *
 * @param by who removes them, for the audit
 * @param log hears why nothing was removed
 */
public record RefusedArtifacts(
        String project, Ledger ledger, Registry registry, ProjectLease lease, String by, Keep keep, Logger log)
        implements Chore {
    @Override
    public Kind kind() {
        return Kind.VERSIONS;
    }

    @Override
    public Removed sweep() {
        List<Swept> versions = new RefusedVersions(ledger, registry).sweep(project, keep.artifacts(), Optional.empty());
        if (keep.remove() && !versions.isEmpty()) {
            versions = remove();
        }
        return new Removed(
                kind(),
                versions.stream().map(swept -> "v" + swept.version()).toList(),
                versions.stream().mapToLong(Swept::bytes).sum());
    }

    /** Under the project's lease: a person might be promoting just such a version. The next night is soon enough. */
    private List<Swept> remove() {
        try {
            return new RefusedVersions(lease.tables(ledger), registry)
                    .sweep(project, keep.artifacts(), Optional.of(by));
        } catch (ProjectBusyException e) {
            log.info("{}: the artifacts of versions stay for today: {}", project, e.getMessage());
            return List.of();
        } finally {
            lease.release();
        }
    }
}
