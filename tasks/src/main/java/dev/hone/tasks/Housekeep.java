package dev.hone.tasks;

import dev.hone.stores.datasets.CheckpointStore.Kept;
import dev.hone.stores.datasets.Housekeeping;
import dev.hone.stores.datasets.Housekeeping.Swept;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.registry.RunStatus;
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

/** Removes what was kept long enough and nobody needs any more. */
@Schema(title = "Remove what nobody needs any more.", description = """
                Of every project: pictures that were only asked about, tensors of pictures or of a form that is not used any \
                more, and checkpoints of trainings that have ended. Of the ledger: old months of predictions. A picture that an \
                import, a judgement or the latest data set names always stays.""")
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

    /** The properties, rendered. */
    private record Wanted(
            boolean remove, Duration pictures, Duration tensors, Duration checkpoints, Duration predictions) {}

    @Override
    public Output run(RunContext runContext) throws Exception {
        Wanted wanted = new Wanted(
                !runContext.render(dryRun).as(Boolean.class).orElseThrow(),
                runContext.render(keepPictures).as(Duration.class).orElseThrow(),
                runContext.render(keepTensors).as(Duration.class).orElseThrow(),
                runContext.render(keepCheckpoints).as(Duration.class).orElseThrow(),
                runContext.render(keepPredictions).as(Duration.class).orElseThrow());
        int pictures = 0;
        int shards = 0;
        int checkpoints = 0;
        long bytes = 0;
        try (Stores stores = Stores.of(runContext)) {
            for (Project project : stores.ledger().projects().all()) {
                Swept swept = sweep(stores.housekeeping(), project, wanted);
                tell(runContext, project, swept, wanted.remove());
                pictures += swept.pictures().size();
                shards += swept.shards().size();
                bytes += swept.bytes();
                List<Kept> ended = checkpoints(stores, project, wanted);
                tell(runContext, project, ended, wanted.remove());
                checkpoints += ended.size();
                bytes += ended.stream().mapToLong(Kept::bytes).sum();
            }
            List<String> months = months(stores.ledger(), wanted);
            runContext.logger().info("{}: {}", wanted.remove() ? "months removed" : "months to remove", months);
            runContext.metric(Counter.of("pictures", pictures));
            runContext.metric(Counter.of("shards", shards));
            runContext.metric(Counter.of("checkpoints", checkpoints));
            runContext.metric(Counter.of("bytes", bytes));
            return new Output(pictures, shards, checkpoints, bytes, months);
        }
    }

    private static Swept sweep(Housekeeping housekeeping, Project project, Wanted wanted) {
        return housekeeping.sweep(project, wanted.pictures(), wanted.tensors(), wanted.remove());
    }

    private static void tell(RunContext runContext, Project project, Swept swept, boolean removed) {
        runContext
                .logger()
                .info(
                        "{}: {} {} pictures and {} shards, {} bytes",
                        project.name(),
                        removed ? "removed" : "would remove",
                        swept.pictures().size(),
                        swept.shards().size(),
                        swept.bytes());
        swept.pictures().forEach(key -> runContext.logger().debug("{}", key));
        swept.shards().forEach(key -> runContext.logger().debug("{}", key));
    }

    private static List<Kept> checkpoints(Stores stores, Project project, Wanted wanted) {
        return stores.datasets()
                .checkpoints(project.name())
                .sweep(
                        Instant.now().minus(wanted.checkpoints()),
                        run -> hasEnded(stores.registry(), run),
                        wanted.remove());
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

    private static void tell(RunContext runContext, Project project, List<Kept> checkpoints, boolean removed) {
        runContext
                .logger()
                .info(
                        "{}: {} the checkpoints of {} trainings",
                        project.name(),
                        removed ? "removed" : "would remove",
                        checkpoints.size());
        checkpoints.forEach(kept -> runContext.logger().debug("run {}, {} bytes", kept.run(), kept.bytes()));
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
            @Schema(title = "How much that is.") long bytes,

            @Schema(title = "Months of predictions and embeddings, by their tables.")
            List<String> months)
            implements io.kestra.core.models.tasks.Output {}
}
