package dev.hone.tasks;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.Housekeeping;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Tables;
import dev.hone.stores.projects.Project;
import dev.hone.stores.promotion.Promotion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.sources.PictureSource;
import dev.hone.stores.sources.PictureSources;
import dev.hone.stores.transfers.Patience;
import dev.hone.tasks.admission.LeaseKeeper;
import dev.hone.tasks.admission.ProjectLease;
import io.kestra.core.runners.RunContext;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The stores as one task run sees them, opened from the plugin's configuration and closed with the run. While they are open
 * the leases of the task's execution do not end.
 */
final class Stores implements AutoCloseable {
    private final Bucket bucket;
    private final Ledger ledger;
    private final Registry registry;
    private final String holder;
    private final LeaseKeeper keeper;
    private final Deque<ProjectLease> borrowed = new ArrayDeque<>();

    private Stores(Connections connections, Patience patience, String holder) {
        this.bucket = Bucket.open(connections.bucket(), patience);
        this.registry = Registry.open(connections.registry(), patience);
        this.ledger = Ledger.open(connections.ledger());
        this.holder = holder;
        this.keeper = LeaseKeeper.of(ledger, holder);
    }

    /** A task's, whose execution would otherwise fail: a server that is away is waited for. */
    static Stores of(RunContext runContext) {
        Map<?, ?> execution = (Map<?, ?>) runContext.getVariables().get("execution");
        return new Stores(
                connections(runContext), Patience.LONG, ProjectLease.holder(String.valueOf(execution.get("id"))));
    }

    /** A trigger's, which looks again soon, and must end soon when it is told to. It has no leases of projects to keep. */
    static Stores ofTrigger(RunContext runContext) {
        return new Stores(connections(runContext), Patience.BRIEF, "a trigger");
    }

    private static Connections connections(RunContext runContext) {
        Map<String, String> settings = new HashMap<>();
        for (String name : Connections.NAMES) {
            PluginSetting.of(runContext, name).ifPresent(text -> settings.put(name, text));
        }
        return Connections.from(settings);
    }

    Ledger ledger() {
        return ledger;
    }

    Registry registry() {
        return registry;
    }

    Datasets datasets() {
        return new Datasets(bucket, ledger);
    }

    /** What lies in the bucket at a location, for a project; an archive is fetched into the folder. */
    PictureSource pictures(String location, Path folder, Project project) {
        return PictureSources.open(bucket, location, folder, project);
    }

    Housekeeping housekeeping() {
        return new Housekeeping(bucket, ledger);
    }

    Promotion promotion() {
        return new Promotion(ledger, registry);
    }

    /** The lease by which the task's execution trains a project alone. */
    ProjectLease lease(String project) {
        return new ProjectLease(ledger, project, holder);
    }

    /** The same of any execution. */
    ProjectLease lease(String project, String execution) {
        return new ProjectLease(ledger, project, ProjectLease.holder(execution));
    }

    /**
     * The ledger's tables for the only execution that may train a project now. An execution that did not hold the lease before
     * gives it back when the stores are closed.
     */
    Tables held(String project) {
        ProjectLease lease = lease(project);
        if (!lease.isHeld()) {
            borrowed.push(lease);
        }
        return lease.tables(ledger);
    }

    /** Puts versions into production as {@link #held} says. */
    Promotion promotion(Tables held) {
        return new Promotion(held, registry);
    }

    @Override
    public void close() {
        keeper.close();
        borrowed.forEach(ProjectLease::release);
        ledger.close();
        registry.close();
        bucket.close();
    }
}
