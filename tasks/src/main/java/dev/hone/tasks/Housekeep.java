package dev.hone.tasks;

import dev.hone.stores.datasets.CheckpointStore.Kept;
import dev.hone.stores.datasets.Housekeeping.Swept;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import dev.hone.stores.promotion.RefusedVersions;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.registry.RunStatus;
import dev.hone.tasks.admission.ProjectBusyException;
import dev.hone.tasks.admission.ProjectLease;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Metric;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.executions.metrics.Counter;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes what was kept long enough and nobody needs any more. */
@Schema(title = "Remove what nobody needs any more.", description = """
                Of every project: pictures that were only asked about, tensors of pictures or of a form that is not used any \
                more, and checkpoints of trainings that have ended. Of MLflow: the artifacts of versions that were refused long \
                ago. Of the ledger: old months of predictions. A picture that an import, a judgement or the latest data set names \
                always stays, and so do the artifacts of every version that was ever in production, waits for approval or has an \
                alias. A version whose artifacts were removed stays in MLflow, with its figures and the tag \
                `hone.artifacts_removed`.""")
@Plugin(
        examples = @Example(title = "Tell what there is to remove, and remove nothing.", full = true, code = """
                                id: housekeeping_rehearsed
                                namespace: hone

                                tasks:
                                  - id: sweep
                                    type: dev.hone.tasks.Housekeep
                                    dryRun: true
                                """),
        metrics = {
            @Metric(name = "pictures", type = Counter.TYPE, unit = "pictures", description = "Pictures removed"),
            @Metric(name = "shards", type = Counter.TYPE, unit = "shards", description = "Shards of tensors removed"),
            @Metric(
                    name = "checkpoints",
                    type = Counter.TYPE,
                    unit = "checkpoints",
                    description = "Checkpoints removed"),
            @Metric(
                    name = "versions",
                    type = Counter.TYPE,
                    unit = "versions",
                    description = "Versions whose artifacts were removed"),
            @Metric(name = "bytes", type = Counter.TYPE, unit = "bytes", description = "How much that was")
        })
public class Housekeep extends Task implements RunnableTask<Housekeep.Output> {
    @Schema(title = "Whether to tell only.", description = "Nothing is removed then.")
    private Property<Boolean> dryRun = Property.ofValue(false);

    @Schema(title = "How long a picture is kept that was only asked about, after it was asked about last.")
    private Property<Duration> keepPictures = Property.ofValue(Duration.ofDays(30));

    @Schema(title = "How long tensors are kept that are of no use.")
    private Property<Duration> keepTensors = Property.ofValue(Duration.ofDays(7));

    @Schema(title = "How long a checkpoint is kept of a training that does not end.")
    private Property<Duration> keepCheckpoints = Property.ofValue(Duration.ofDays(7));

    @Schema(
            title = "How long predictions are kept on record.",
            description = "They go by the month: a month goes when all of it is older.")
    private Property<Duration> keepPredictions = Property.ofValue(Duration.ofDays(400));

    @Schema(title = "How long the artifacts of a version are kept that was refused, after it was archived.")
    private Property<Duration> keepArtifacts = Property.ofValue(Duration.ofDays(90));

    public Property<Boolean> getDryRun() {
        return dryRun;
    }

    public Property<Duration> getKeepPictures() {
        return keepPictures;
    }

    public Property<Duration> getKeepTensors() {
        return keepTensors;
    }

    public Property<Duration> getKeepCheckpoints() {
        return keepCheckpoints;
    }

    public Property<Duration> getKeepPredictions() {
        return keepPredictions;
    }

    public Property<Duration> getKeepArtifacts() {
        return keepArtifacts;
    }

    /** The properties, rendered. */
    private record Wanted(
            boolean remove,
            Duration pictures,
            Duration tensors,
            Duration checkpoints,
            Duration predictions,
            Duration artifacts) {
        String verb() {
            return remove ? "removed" : "would remove";
        }
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        Wanted wanted = new Wanted(
                !runContext.render(dryRun).as(Boolean.class).orElseThrow(),
                runContext.render(keepPictures).as(Duration.class).orElseThrow(),
                runContext.render(keepTensors).as(Duration.class).orElseThrow(),
                runContext.render(keepCheckpoints).as(Duration.class).orElseThrow(),
                runContext.render(keepPredictions).as(Duration.class).orElseThrow(),
                runContext.render(keepArtifacts).as(Duration.class).orElseThrow());
        try (Stores stores = Stores.of(runContext)) {
            List<Project> projects = stores.ledger().projects().all();
            List<Swept> swept = new ArrayList<>();
            for (Project project : projects) {
                swept.add(sweep(runContext, stores, project, wanted));
            }
            List<String> months = months(stores.ledger(), wanted);
            runContext.logger().info("{}: {}", wanted.remove() ? "months removed" : "months to remove", months);
            // last, so that nothing else is left undone while MLflow is away
            List<Kept> checkpoints = new ArrayList<>();
            List<RefusedVersions.Swept> versions = new ArrayList<>();
            for (Project project : projects) {
                checkpoints.addAll(sweepCheckpoints(runContext, stores, project.name(), wanted));
                versions.addAll(sweepVersions(runContext, stores, project.name(), wanted));
            }
            return told(runContext, swept, checkpoints, versions, months);
        }
    }

    private static Swept sweep(RunContext runContext, Stores stores, Project project, Wanted wanted) {
        Swept swept = stores.housekeeping().sweep(project, wanted.pictures(), wanted.tensors(), wanted.remove());
        runContext
                .logger()
                .info(
                        "{}: {} {} pictures and {} shards, {} bytes",
                        project.name(),
                        wanted.verb(),
                        swept.pictures().size(),
                        swept.shards().size(),
                        swept.bytes());
        swept.pictures().forEach(key -> runContext.logger().debug("{}", key));
        swept.shards().forEach(key -> runContext.logger().debug("{}", key));
        return swept;
    }

    private static List<Kept> sweepCheckpoints(RunContext runContext, Stores stores, String project, Wanted wanted) {
        List<Kept> checkpoints = stores.datasets()
                .checkpoints(project)
                .sweep(
                        Instant.now().minus(wanted.checkpoints()),
                        run -> hasEnded(stores.registry(), run),
                        wanted.remove());
        checkpoints.forEach(kept -> runContext
                .logger()
                .info("{}: {} the checkpoint of run {}, {} bytes", project, wanted.verb(), kept.run(), kept.bytes()));
        return checkpoints;
    }

    /** A run that MLflow does not know any more has. */
    private static boolean hasEnded(Registry registry, String run) {
        try {
            return registry.details(registry.run(run)).status() != RunStatus.RUNNING;
        } catch (RegistryException e) {
            if (e.isMissing()) {
                return true;
            }
            throw e;
        }
    }

    private static List<RefusedVersions.Swept> sweepVersions(
            RunContext runContext, Stores stores, String project, Wanted wanted) throws Exception {
        List<RefusedVersions.Swept> versions =
                stores.refusedVersions(stores.ledger()).sweep(project, wanted.artifacts(), Optional.empty());
        if (wanted.remove() && !versions.isEmpty()) {
            versions = removeVersions(runContext, stores, project, wanted);
        }
        versions.forEach(swept -> runContext
                .logger()
                .info("{}: {} the artifacts of v{}, {} bytes", project, wanted.verb(), swept.version(), swept.bytes()));
        return versions;
    }

    /** Under the project's lease: a person might be promoting just such a version. The next night is soon enough. */
    private static List<RefusedVersions.Swept> removeVersions(
            RunContext runContext, Stores stores, String project, Wanted wanted) throws Exception {
        ProjectLease lease = stores.lease(project);
        String by = Requester.of(runContext, Property.ofValue(""));
        try {
            return stores.refusedVersions(lease.tables(stores.ledger()))
                    .sweep(project, wanted.artifacts(), Optional.of(by));
        } catch (ProjectBusyException e) {
            runContext.logger().info("{}: the artifacts of versions stay for today: {}", project, e.getMessage());
            return List.of();
        } finally {
            lease.release();
        }
    }

    private static Output told(
            RunContext runContext,
            List<Swept> swept,
            List<Kept> checkpoints,
            List<RefusedVersions.Swept> versions,
            List<String> months) {
        int pictures = swept.stream().mapToInt(one -> one.pictures().size()).sum();
        int shards = swept.stream().mapToInt(one -> one.shards().size()).sum();
        long bytes = swept.stream().mapToLong(Swept::bytes).sum()
                + checkpoints.stream().mapToLong(Kept::bytes).sum()
                + versions.stream().mapToLong(RefusedVersions.Swept::bytes).sum();
        runContext.metric(Counter.of("pictures", pictures));
        runContext.metric(Counter.of("shards", shards));
        runContext.metric(Counter.of("checkpoints", checkpoints.size()));
        runContext.metric(Counter.of("versions", versions.size()));
        runContext.metric(Counter.of("bytes", bytes));
        return new Output(pictures, shards, checkpoints.size(), versions.size(), bytes, months);
    }

    private static List<String> months(Ledger ledger, Wanted wanted) {
        YearMonth first =
                YearMonth.from(Instant.now().minus(wanted.predictions()).atZone(ZoneOffset.UTC));
        List<String> months = new ArrayList<>(ledger.predictions().monthsBefore(first));
        months.addAll(ledger.embeddings().monthsBefore(first));
        if (wanted.remove()) {
            ledger.predictions().dropMonthsBefore(first);
            ledger.embeddings().dropMonthsBefore(first);
        }
        return months;
    }

    /** What was removed, or would have been. */
    public record Output(
            @Schema(title = "Pictures that were only asked about.")
            int pictures,

            @Schema(title = "Shards of tensors.") int shards,

            @Schema(title = "Checkpoints of trainings.") int checkpoints,

            @Schema(title = "Versions whose artifacts are meant.")
            int versions,

            @Schema(title = "How much that is.") long bytes,

            @Schema(title = "Months of predictions and embeddings, by their tables.")
            List<String> months)
            implements io.kestra.core.models.tasks.Output {}
}
