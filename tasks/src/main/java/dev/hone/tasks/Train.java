package dev.hone.tasks;

import dev.hone.model.TrainingSettings;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Tables;
import dev.hone.stores.projects.Project;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.registry.Run;
import dev.hone.stores.registry.RunStatus;
import dev.hone.tasks.admission.Start;
import dev.hone.tasks.admission.Wishes;
import dev.hone.tasks.train.Beginning;
import dev.hone.tasks.train.CheckpointUploads;
import dev.hone.tasks.train.LearnedWeights;
import dev.hone.tasks.train.Registration;
import dev.hone.tasks.train.RunCheckpoint;
import dev.hone.tasks.train.SeenPictures;
import dev.hone.tasks.train.Settings;
import dev.hone.tasks.train.Starting;
import dev.hone.tasks.train.Told;
import dev.hone.tasks.train.TrainingProcess;
import dev.hone.tasks.train.WorkingDirectory;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Metric;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.annotations.PluginProperty;
import io.kestra.core.models.executions.metrics.Counter;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.models.tasks.runners.TaskRunner;
import io.kestra.core.runners.RunContext;
import io.kestra.plugin.core.runner.Process;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains a network in a process of its own and registers what comes of it. */
@Schema(
        title = "Train a network on a data set.",
        description =
                "Starts the training command in a process of its own, shows its epochs in MLflow as they come, and registers "
                        + "the bundle as a new model version in stage Staging. Settings that are not given are the project's. It goes "
                        + "on from the version in production where its weights fit, and, done again after its worker has died, "
                        + "from where it was.")
@Plugin(
        examples = @Example(title = "Train on what was pulled and preprocessed.", full = true, code = """
                                id: train_cells
                                namespace: hone

                                tasks:
                                  - id: pull
                                    type: dev.hone.tasks.Pull
                                    project: cells
                                  - id: preprocess
                                    type: dev.hone.tasks.Preprocess
                                    project: cells
                                    manifest: "{{ outputs.pull.manifest }}"
                                  - id: train
                                    type: dev.hone.tasks.Train
                                    project: cells
                                    manifest: "{{ outputs.pull.manifest }}"
                                    epochs: 10
                                """),
        metrics =
                @Metric(
                        name = "best_epoch",
                        type = Counter.TYPE,
                        unit = "epochs",
                        description = "The epoch that was kept"))
public class Train extends Task implements RunnableTask<Train.Output> {
    private static final String COMMAND = "HONE_TRAINING_COMMAND";

    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @NotNull
    @Schema(title = "The digest of the data set.")
    private Property<String> manifest;

    @Schema(title = "How often the network sees all pictures.")
    private Property<Integer> epochs;

    @Schema(title = "How many pictures it learns from at a time.")
    private Property<Integer> batchSize;

    @Schema(title = "How large its steps are.")
    private Property<Double> learningRate;

    @Schema(title = "How much of the network learns: head, finetune or scratch.")
    private Property<String> strategy;

    @Schema(
            title = "What it starts from.",
            description =
                    "`production`: the version in production, where its weights fit. `anew`: the project's learned "
                            + "weights, else nothing.",
            allowableValues = {"production", "anew"})
    private Property<Start> start = Property.ofValue(Start.PRODUCTION);

    @Valid
    @PluginProperty
    @Schema(
            title = "Where the training process runs.",
            description =
                    "By itself, as a process of the worker's machine. Kestra's Docker runner needs a `containerImage`; what a "
                            + "training has learned is kept from epoch to epoch only if its `fileHandlingStrategy` is `MOUNT`.")
    private TaskRunner<?> taskRunner = Process.instance();

    @Schema(
            title = "The image of the container that the training process runs in.",
            description =
                    "For task runners that start containers. `HONE_TRAINING_COMMAND` of the plugin's configuration then names "
                            + "the classifier's program as it is called in that image.")
    private Property<String> containerImage;

    public Property<String> getProject() {
        return project;
    }

    public Property<String> getManifest() {
        return manifest;
    }

    public Property<Integer> getEpochs() {
        return epochs;
    }

    public Property<Integer> getBatchSize() {
        return batchSize;
    }

    public Property<Double> getLearningRate() {
        return learningRate;
    }

    public Property<String> getStrategy() {
        return strategy;
    }

    public Property<Start> getStart() {
        return start;
    }

    public TaskRunner<?> getTaskRunner() {
        return taskRunner;
    }

    public Property<String> getContainerImage() {
        return containerImage;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        String digest = runContext.render(manifest).as(String.class).orElseThrow();
        Wishes wishes = Wishes.of(runContext, epochs, batchSize, learningRate, strategy, start);
        try (Stores stores = Stores.of(runContext)) {
            Tables held = stores.held(name);
            Project known = wishes.applyTo(stores.project(name).project());
            Manifest dataset = stores.datasets().manifest(name, digest);
            Run run = stores.registry().run(name, stores.execution().id(), Map.of("hone.manifest", digest));
            // an earlier try may have failed
            stores.registry().status(run, RunStatus.RUNNING);
            stores.registry()
                    .input(run, Told.input(name, dataset, stores.datasets().location(name, digest)));
            try {
                return train(runContext, stores, held, known, wishes.start(), dataset, run);
            } catch (Exception e) {
                mark(stores, run, e);
                throw e;
            }
        }
    }

    /** Why it ended is not lost when MLflow is away, too: then {@link Conclude} says it there. */
    private static void mark(Stores stores, Run run, Exception because) {
        try {
            stores.registry()
                    .status(run, because instanceof InterruptedException ? RunStatus.KILLED : RunStatus.FAILED);
        } catch (RegistryException e) {
            because.addSuppressed(e);
        }
    }

    private Output train(
            RunContext runContext, Stores stores, Tables held, Project known, Start wanted, Manifest dataset, Run run)
            throws Exception {
        TrainingSettings settings = Settings.of(known.training());
        Path work = Files.createDirectories(runContext.workingDir().path().resolve("training"));
        Beginning beginning = new Starting(
                        stores.registry(), stores.datasets(), held, PluginSetting.of(runContext, LearnedWeights.FOLDER))
                .find(known, wanted, run, work);
        runContext.logger().info("{} {}", known.name(), beginning.words());
        stores.registry().params(run, Told.params(known, settings, dataset, beginning));
        WorkingDirectory.prepare(
                work,
                known,
                dataset,
                stores.datasets().tensors(known.name(), known.picture().spec()),
                settings,
                beginning.weights(),
                run.id(),
                Code.version());
        SeenPictures seen = new SeenPictures(
                stores.datasets().embeddings(known.name(), known.picture().spec()),
                settings,
                work,
                runContext.logger());
        seen.bring(dataset);
        RunCheckpoint checkpoint =
                new RunCheckpoint(stores.datasets().checkpoints(known.name()), run, work, runContext.logger());
        TrainingProcess.Result result = learn(runContext, stores, run, work, checkpoint);
        seen.keep();
        Registration.Origin origin = new Registration.Origin(
                dataset.digest(),
                stores.project(known.name()).version(),
                Code.version(),
                stores.execution().id(),
                beginning.version());
        ModelVersion version = new Registration(stores.registry(), held).register(run, result, origin);
        checkpoint.forget();
        runContext
                .logger()
                .info(
                        "{} v{} is trained, the best of {} epochs was {}",
                        known.name(),
                        version.number(),
                        settings.epochs(),
                        result.bestEpoch());
        runContext.metric(Counter.of("best_epoch", result.bestEpoch()));
        return new Output(run.id(), version.number(), result.bestEpoch(), result.seconds());
    }

    private TrainingProcess.Result learn(
            RunContext runContext, Stores stores, Run run, Path work, RunCheckpoint checkpoint) throws Exception {
        checkpoint.bring();
        try (CheckpointUploads uploads = checkpoint.uploads()) {
            String image = runContext.render(containerImage).as(String.class).orElse(null);
            return new TrainingProcess(runContext, taskRunner, image, program(runContext))
                    .run(work, stores.registry(), run, uploads::due);
        }
    }

    @Override
    public void kill() {
        taskRunner.kill();
    }

    private static List<String> program(RunContext runContext) {
        Optional<String> command = PluginSetting.of(runContext, COMMAND);
        return List.of(Json.read(
                command.orElseThrow(() -> UnconfiguredException.missing(
                        COMMAND, "a JSON list, the classifier's program, such as [\"java\", \"@training.args\"]")),
                String[].class));
    }

    /** What training tells the next steps. */
    public record Output(
            @Schema(title = "The MLflow run.") String run,

            @Schema(title = "The number of the new model version.")
            int version,

            @Schema(title = "The epoch that was kept.") int bestEpoch,

            @Schema(title = "How long the training process worked, in seconds.")
            double seconds)
            implements io.kestra.core.models.tasks.Output {}
}
