package dev.hone.tasks;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.Housekeeping;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Tables;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.VersionedProject;
import dev.hone.stores.projects.Project;
import dev.hone.stores.promotion.Promotion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.sources.PictureSource;
import dev.hone.stores.sources.PictureSources;
import dev.hone.stores.transfers.Patience;
import dev.hone.tasks.admission.Execution;
import dev.hone.tasks.admission.LeaseKeeper;
import dev.hone.tasks.admission.ProjectLease;
import io.kestra.core.runners.RunContext;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The stores as one task run sees them, opened from the plugin's configuration and closed with the run. While they are open
 * the leases of the task's execution do not end.
 */
final class Stores implements AutoCloseable {
    private final Bucket bucket;
    private final Ledger ledger;
    private final Registry registry;
    private final Optional<Execution> execution;
    private final Optional<LeaseKeeper> keeper;
    private final Deque<ProjectLease> borrowed = new ArrayDeque<>();
    private final Map<String, VersionedProject> projects = new HashMap<>();

    private Stores(Connections connections, Patience patience, Optional<Execution> execution) {
        this.bucket = Bucket.open(connections.bucket(), patience);
        this.registry = Registry.open(connections.registry(), patience);
        this.ledger = Ledger.open(connections.ledger(), patience);
        this.execution = execution;
        this.keeper = execution.map(one -> LeaseKeeper.of(ledger, one));
    }

    /** A task's, whose execution would otherwise fail: a server that is away is waited for. */
    static Stores of(RunContext runContext) {
        return new Stores(connections(runContext), Patience.LONG, Optional.of(Execution.of(runContext)));
    }

    /** A trigger's, which looks again soon, and must end soon when it is told to. It has no execution, and no leases to keep. */
    static Stores ofTrigger(RunContext runContext) {
        return new Stores(connections(runContext), Patience.BRIEF, Optional.empty());
    }

    private static Connections connections(RunContext runContext) {
        Map<String, String> settings = new HashMap<>();
        for (String name : Connections.NAMES) {
            PluginSetting.of(runContext, name).ifPresent(text -> settings.put(name, text));
        }
        return Connections.from(settings);
    }

    /** The task's execution. */
    Execution execution() {
        return execution.orElseThrow();
    }

    /**
     * A project as all tasks of the execution see it: as it was when {@code Admit} let it through. In an execution that nobody
     * let through it is as it is when the task first looks.
     */
    VersionedProject project(String name) {
        return projects.computeIfAbsent(name, this::find);
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
        return lease(project, execution());
    }

    /** The same of any execution. */
    ProjectLease lease(String project, Execution other) {
        return new ProjectLease(ledger, project, other);
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
        keeper.ifPresent(LeaseKeeper::close);
        borrowed.forEach(ProjectLease::release);
        ledger.close();
        registry.close();
        bucket.close();
    }

    private VersionedProject find(String name) {
        return ledger.trainings()
                .find(name, execution().id())
                .map(Training::projectVersion)
                .flatMap(version -> ledger.projects().at(name, version))
                .orElseGet(() -> ledger.projects().newest(name));
    }
}
