package dev.hone.tasks;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import dev.hone.stores.registry.Registry;
import dev.hone.tasks.housekeeping.AskedPictures;
import dev.hone.tasks.housekeeping.EndedCheckpoints;
import dev.hone.tasks.housekeeping.Keep;
import dev.hone.tasks.housekeeping.Kind;
import dev.hone.tasks.housekeeping.OldJobs;
import dev.hone.tasks.housekeeping.OldMonths;
import dev.hone.tasks.housekeeping.RefusedArtifacts;
import dev.hone.tasks.housekeeping.Round;
import dev.hone.tasks.housekeeping.UnfinishedHousekeepingException;
import dev.hone.tasks.housekeeping.UnusedShards;
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
import java.util.List;
import org.slf4j.Logger;

/** Removes what was kept long enough and nobody needs any more. */
@Schema(title = "Remove what nobody needs any more.", description = """
                Of every project: pictures that were only asked about, tensors and embeddings of pictures or of a \
                form that is not used any more, and checkpoints of trainings that have ended. Of MLflow: the artifacts of versions that were refused long \
                ago. Of the ledger: old months of predictions, and what Spring Batch noted of preprocessing that ended long ago. \
                A picture that an import, a judgement or the latest data set names always stays, and so do the artifacts of every \
                version that was ever in production, waits for approval or has an alias. A version whose artifacts were removed \
                stays in MLflow, with its figures and the tag `hone.artifacts_removed`. What cannot be done for one project keeps \
                nothing else from being done; the task then fails at its end.""")
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
            @Metric(
                    name = "shards",
                    type = Counter.TYPE,
                    unit = "shards",
                    description = "Shards of tensors and embeddings removed"),
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
            @Metric(
                    name = "months",
                    type = Counter.TYPE,
                    unit = "tables",
                    description = "Months of predictions removed"),
            @Metric(name = "jobs", type = Counter.TYPE, unit = "jobs", description = "Spring Batch's notes removed"),
            @Metric(name = "bytes", type = Counter.TYPE, unit = "bytes", description = "How much that was")
        })
public class Housekeep extends Task implements RunnableTask<Housekeep.Output> {
    @Schema(title = "Whether to tell only.", description = "Nothing is removed then.")
    private Property<Boolean> dryRun = Property.ofValue(false);

    @Schema(
            title = "How long a picture is kept that was only asked about, after it was asked about last.",
            description = "In projects that do not say so themselves, by `keepPredictions`.")
    private Property<Duration> keepPictures = Property.ofValue(Duration.ofDays(30));

    @Schema(title = "How long tensors and embeddings are kept that are of no use.")
    private Property<Duration> keepTensors = Property.ofValue(Duration.ofDays(7));

    @Schema(title = "How long a checkpoint is kept of a training that does not end.")
    private Property<Duration> keepCheckpoints = Property.ofValue(Duration.ofDays(7));

    @Schema(title = "How long the artifacts of a version are kept that was refused, after it was archived.")
    private Property<Duration> keepArtifacts = Property.ofValue(Duration.ofDays(90));

    @Schema(
            title = "How long predictions are kept on record.",
            description = "They go by the month: a month goes when all of it is older.")
    private Property<Duration> keepRows = Property.ofValue(Duration.ofDays(400));

    @Schema(title = "How long Spring Batch's notes are kept of preprocessing that nobody hears of any more.")
    private Property<Duration> keepJobs = Property.ofValue(Duration.ofDays(30));

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

    public Property<Duration> getKeepArtifacts() {
        return keepArtifacts;
    }

    public Property<Duration> getKeepRows() {
        return keepRows;
    }

    public Property<Duration> getKeepJobs() {
        return keepJobs;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        Keep keep = new Keep(
                !runContext.render(dryRun).as(Boolean.class).orElseThrow(),
                runContext.render(keepPictures).as(Duration.class).orElseThrow(),
                runContext.render(keepTensors).as(Duration.class).orElseThrow(),
                runContext.render(keepCheckpoints).as(Duration.class).orElseThrow(),
                runContext.render(keepArtifacts).as(Duration.class).orElseThrow(),
                runContext.render(keepRows).as(Duration.class).orElseThrow(),
                runContext.render(keepJobs).as(Duration.class).orElseThrow());
        Round round = new Round(runContext.logger(), keep.remove());
        try (Stores stores = Stores.of(runContext)) {
            go(round, stores, keep, Requester.of(runContext, Property.ofValue("")), runContext.logger());
        }
        Output output = told(runContext, round);
        if (!round.failures().isEmpty()) {
            throw UnfinishedHousekeepingException.of(round.failures(), output);
        }
        return output;
    }

    private static void go(Round round, Stores stores, Keep keep, String by, Logger log) throws InterruptedException {
        Ledger ledger = stores.ledger();
        round.go("the ledger", new OldMonths(ledger, keep));
        round.go("the ledger", new OldJobs(ledger.batch(), keep));
        List<Project> projects = ledger.projects().all();
        for (Project project : projects) {
            round.go(project.name(), new AskedPictures(stores.housekeeping(), project, keep));
            round.go(project.name(), new UnusedShards(stores.housekeeping(), project, keep));
        }
        // last, since each of them waits for a while when MLflow is away
        Registry registry = stores.registry();
        for (Project project : projects) {
            String name = project.name();
            round.go(name, new EndedCheckpoints(stores.datasets().checkpoints(name), registry, keep));
            round.go(name, new RefusedArtifacts(name, ledger, registry, stores.lease(name), by, keep, log));
        }
    }

    private static Output told(RunContext runContext, Round round) {
        for (Kind kind : Kind.values()) {
            runContext.metric(Counter.of(kind.text(), round.count(kind)));
        }
        runContext.metric(Counter.of("bytes", round.bytes()));
        return new Output(
                round.count(Kind.PICTURES),
                round.count(Kind.SHARDS),
                round.count(Kind.CHECKPOINTS),
                round.count(Kind.VERSIONS),
                round.count(Kind.JOBS),
                round.bytes(),
                round.names(Kind.MONTHS));
    }

    /** What was removed, or would have been. */
    public record Output(
            @Schema(title = "Pictures that were only asked about.")
            int pictures,

            @Schema(title = "Shards of tensors and embeddings.")
            int shards,

            @Schema(title = "Checkpoints of trainings.") int checkpoints,

            @Schema(title = "Versions whose artifacts are meant.")
            int versions,

            @Schema(title = "Spring Batch's notes of jobs.") int jobs,

            @Schema(title = "How much that is.") long bytes,

            @Schema(title = "Months of predictions and embeddings, by their tables.")
            List<String> months)
            implements io.kestra.core.models.tasks.Output {}
}
