package dev.hone.tasks.admission;

import dev.hone.stores.ledger.Lease;
import dev.hone.stores.ledger.Leases;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Tables;
import java.time.Duration;
import java.util.Optional;

/**
 * The right of one execution to train a project and to promote what comes of it. It outlives the execution's tasks, each of
 * which renews it, and ends by itself some time after the last of them was heard of.
 */
public final class ProjectLease {
    /** Longer than a task waits for a worker. */
    static final Duration TIME = Duration.ofMinutes(3);

    private static final String PREFIX = "train ";

    private final Leases leases;
    private final String project;
    private final Execution execution;

    public ProjectLease(Ledger ledger, String project, Execution execution) {
        this.leases = ledger.leases();
        this.project = project;
        this.execution = execution;
    }

    /** The project that an execution has, if it has one. */
    public static Optional<String> heldBy(Ledger ledger, Execution execution) {
        return ledger.leases().of(execution.words()).stream()
                .map(Lease::name)
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .findFirst();
    }

    /** Takes it, anew if the execution holds it already: whoever did the same task before can write no more. */
    public Optional<Lease> take() {
        return leases.take(name(), execution.words(), TIME);
    }

    /** Who holds it, if anybody does. */
    public Optional<Lease> now() {
        return leases.holder(name());
    }

    /** Whether this execution holds it. */
    public boolean isHeld() {
        return isHeldBy(execution);
    }

    boolean isHeldBy(Execution other) {
        return now().filter(lease -> lease.holder().equals(other.words())).isPresent();
    }

    /** Gives it back. */
    public void release() {
        leases.release(name(), execution.words());
    }

    /**
     * The ledger's tables for as long as it is held.
     *
     * @throws ProjectBusyException when another execution holds it
     */
    public Tables tables(Ledger ledger) {
        return ledger.under(take().orElseThrow(() -> ProjectBusyException.of(project, now())));
    }

    private String name() {
        return PREFIX + project;
    }
}
