package dev.hone.tasks;

import dev.hone.model.Bundle;
import dev.hone.model.Classifier;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.registry.Metric;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import dev.hone.tasks.evaluate.Evaluation;
import dev.hone.tasks.evaluate.Evaluation.Side;
import dev.hone.tasks.evaluate.TestPictures;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lets champion and challenger answer the same test pictures. */
@Schema(
        title = "Measure a new version beside the one in production.",
        description = "Both answer the test pictures of the data set; the figures are kept with the run in MLflow.")
@Plugin(examples = @Example(title = "Measure version 3 of cells.", full = true, code = """
                                id: evaluate_cells
                                namespace: hone

                                tasks:
                                  - id: pull
                                    type: dev.hone.tasks.Pull
                                    project: cells
                                  - id: evaluate
                                    type: dev.hone.tasks.Evaluate
                                    project: cells
                                    manifest: "{{ outputs.pull.manifest }}"
                                    modelVersion: 3
                                """))
public class Evaluate extends Task implements RunnableTask<Evaluate.Output> {
    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @NotNull
    @Schema(title = "The digest of the data set.")
    private Property<String> manifest;

    @NotNull
    @Schema(title = "The number of the model version that wants to be promoted.")
    private Property<Integer> modelVersion;

    public Property<String> getProject() {
        return project;
    }

    public Property<String> getManifest() {
        return manifest;
    }

    public Property<Integer> getModelVersion() {
        return modelVersion;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        String digest = runContext.render(manifest).as(String.class).orElseThrow();
        int number = runContext.render(modelVersion).as(Integer.class).orElseThrow();
        try (Stores stores = Stores.of(runContext)) {
            TestPictures pictures =
                    new TestPictures(stores.datasets(), name, stores.datasets().manifest(name, digest));
            Path work = runContext.workingDir().path();
            ModelVersion challenger = stores.registry().version(name, number);
            Optional<Assignment> champion =
                    stores.ledger().assignments().production(name).filter(a -> a.version() != number);
            Side first = measure(stores.registry(), challenger, pictures, work.resolve("challenger"));
            Side second = champion.isEmpty()
                    ? null
                    : measure(
                            stores.registry(),
                            stores.registry().version(name, champion.get().version()),
                            pictures,
                            work.resolve("champion"));
            keep(stores.registry(), challenger, new Evaluation(digest, first, second), work.resolve(Evaluation.FILE));
            tell(runContext, pictures, first);
            if (second != null) {
                tell(runContext, pictures, second);
            }
            return new Output(
                    pictures.size(),
                    first.metrics().accuracy(),
                    second == null ? null : second.metrics().accuracy());
        }
    }

    private static Side measure(Registry registry, ModelVersion version, TestPictures pictures, Path folder) {
        registry.download(version, folder);
        try (Classifier classifier = Classifier.load(Bundle.open(folder))) {
            return new Side(version.number(), pictures.measure(classifier));
        }
    }

    private static void keep(Registry registry, ModelVersion challenger, Evaluation evaluation, Path file)
            throws Exception {
        Run run = registry.run(challenger.run());
        Files.write(file, Json.bytes(evaluation));
        registry.upload(run, List.of(file), Evaluation.ARTIFACT);
        long now = Instant.now().toEpochMilli();
        registry.metrics(
                run,
                List.of(
                        new Metric(
                                "test_accuracy",
                                evaluation.challenger().metrics().accuracy(),
                                now,
                                0),
                        new Metric(
                                "test_macro_f1",
                                evaluation.challenger().metrics().macroF1(),
                                now,
                                0)));
    }

    private static void tell(RunContext runContext, TestPictures pictures, Side side) {
        runContext
                .logger()
                .info(
                        "v{} on {} test pictures: accuracy {}, macro-F1 {}",
                        side.version(),
                        pictures.size(),
                        String.format(Locale.ROOT, "%.3f", side.metrics().accuracy()),
                        String.format(Locale.ROOT, "%.3f", side.metrics().macroF1()));
    }

    /** What was measured, in short. */
    public record Output(
            @Schema(title = "How many test pictures there are.")
            int pictures,

            @Schema(title = "The new version's accuracy on them.")
            double challengerAccuracy,

            @Schema(title = "The accuracy of the one in production, if there is one.")
            Double championAccuracy)
            implements io.kestra.core.models.tasks.Output {}
}
