package dev.hone.stores.promotion;

import dev.hone.stores.ledger.Lease;
import dev.hone.stores.ledger.LeaseLostException;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Tables;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the ledger decided and what MLflow shows alike. What the ledger decided since MLflow was last seen to show
 * it is shown. Where the ledger decided nothing and MLflow shows something else, a person moved it there, is followed,
 * and the ledger says so; unless somebody who was paused may have written it, or the version is blocked: then it is
 * undone. Several may run; a lease lets one work.
 */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final String LEASE = "reconciler";

    /** Longer than a look at one project, and not longer than it takes until a dead worker is known to be dead. */
    private static final Duration TIME = Duration.ofSeconds(20);

    private final Ledger ledger;
    private final Registry registry;
    private final String holder;

    /** @param holder a name that no other reconciler has */
    public Reconciler(Ledger ledger, Registry registry, String holder) {
        this.ledger = ledger;
        this.registry = registry;
        this.holder = holder;
    }

    /**
     * Looks at every project once.
     *
     * @return what was done; nothing when somebody else has the lease
     * @throws LeaseLostException when one look took so long that the lease was over
     */
    public List<Mend> runOnce() {
        List<Mend> mends = new ArrayList<>();
        Optional<Lease> lease = ledger.leases().take(LEASE, holder, TIME);
        if (lease.isPresent()) {
            Tables tables = ledger.under(lease.get());
            for (String project : projects()) {
                reconcile(tables, project).ifPresent(mends::add);
                // a slow MLflow and many projects together may take longer than the lease
                if (!ledger.leases().renew(lease.get(), TIME)) {
                    break;
                }
            }
        }
        return mends;
    }

    /** Gives the lease back. */
    public void rest() {
        ledger.leases().release(LEASE, holder);
    }

    private Set<String> projects() {
        Set<String> names = new TreeSet<>();
        ledger.projects().all().forEach(project -> names.add(project.name()));
        ledger.assignments().all().forEach(assignment -> names.add(assignment.project()));
        return names;
    }

    /** What is wrong with one project must not keep the others waiting. */
    private Optional<Mend> reconcile(Tables tables, String project) {
        try {
            return new Reconciliation(tables, registry, project).run();
        } catch (RegistryException e) {
            LOG.warn("{} cannot be compared with MLflow: {}", project, e.getMessage());
            return Optional.empty();
        }
    }
}
