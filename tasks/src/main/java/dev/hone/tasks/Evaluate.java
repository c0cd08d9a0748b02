package dev.hone.tasks;

import dev.hone.model.evaluation.Judged;
import dev.hone.model.gate.Trial;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.projects.Project;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import dev.hone.tasks.evaluate.Contestant;
import dev.hone.tasks.evaluate.Evidence;
import dev.hone.tasks.evaluate.Examination;
import dev.hone.tasks.evaluate.Figures;
import dev.hone.tasks.evaluate.ReportArtifact;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Metric;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.executions.metrics.Counter;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lets champion and challenger answer the same test pictures. */
@Schema(
        title = "Measure a new version beside the one in production.",
        description =
                "Both answer the test pictures of the data set, and the judged ones that were held out, each as its own bundle "
                        + "wants to see them. What they said to each picture, how quick they are and how large is kept with the "
                        + "version's run in MLflow, with a page that shows how good the new one is.")
@Plugin(
        examples = @Example(title = "Measure version 3 of cells.", full = true, code = """
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
                                """),
        metrics = {
            @Metric(
                    name = "test_pictures",
                    type = Counter.TYPE,
                    unit = "pictures",
                    description = "How many test pictures were answered"),
            @Metric(
                    name = "judged_pictures",
                    type = Counter.TYPE,
                    unit = "pictures",
                    description = "How many held-out judged pictures were answered")
        })
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
        Path work = runContext.workingDir().path();
        try (Stores stores = Stores.of(runContext)) {
            Registry registry = stores.registry();
            Project known = stores.project(name).project();
            Manifest dataset = stores.datasets().manifest(name, digest);
            ModelVersion version = registry.version(name, number);
            Optional<Assignment> production =
                    stores.ledger().assignments().production(name).filter(now -> now.version() != number);
            try (Contestant challenger = Contestant.open(registry, version, work.resolve("challenger"));
                    Contestant champion = production.isEmpty()
                            ? null
                            : Contestant.open(
                                    registry,
                                    registry.version(name, production.get().version()),
                                    work.resolve("champion"))) {
                Trial trial = new Examination(stores.datasets(), known, dataset, runContext.logger())
                        .hold(challenger, champion);
                Run run = registry.run(version.run());
                Evidence.keep(registry, run, trial, work);
                registry.metrics(run, Figures.of(trial, Instant.now().toEpochMilli()));
                ReportArtifact.keep(registry, run, trial, stores.datasets().pictures(name), work);
                return tell(runContext, trial);
            }
        }
    }

    private static Output tell(RunContext runContext, Trial trial) {
        Double challenger = accuracy(Trial.challengers(trial.test()));
        Double champion = trial.champion() == null ? null : accuracy(Trial.champions(trial.test()));
        runContext.metric(Counter.of("test_pictures", trial.test().size()));
        runContext.metric(Counter.of("judged_pictures", trial.judged().size()));
        runContext
                .logger()
                .info(
                        "{} test pictures, {} judged ones: v{} answers {} of the test pictures right{}",
                        trial.test().size(),
                        trial.judged().size(),
                        trial.challenger().version(),
                        percent(challenger),
                        champion == null
                                ? ""
                                : ", v%d %s".formatted(trial.champion().version(), percent(champion)));
        return new Output(trial.test().size(), trial.judged().size(), challenger, champion);
    }

    private static Double accuracy(List<Judged> answers) {
        return answers.isEmpty() ? null : answers.stream().filter(Judged::right).count() / (double) answers.size();
    }

    private static String percent(Double share) {
        return share == null ? "none" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** What was measured, in short. */
    public record Output(
            @Schema(title = "How many test pictures were answered.")
            int pictures,

            @Schema(title = "How many judged pictures, held out, were answered.")
            int judged,

            @Schema(title = "The new version's accuracy on the test pictures; none without any.")
            Double challengerAccuracy,

            @Schema(title = "The accuracy of the one in production, if there is one.")
            Double championAccuracy)
            implements io.kestra.core.models.tasks.Output {}
}
