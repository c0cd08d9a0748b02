package dev.hone.tasks;

import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Verdict;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.RunStatus;
import dev.hone.stores.registry.Stage;
import dev.hone.tasks.evaluate.Evaluation;
import dev.hone.tasks.evaluate.Weighing;
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
import java.util.List;

/** Weighs the evidence and says whether the new version goes into production. */
@Schema(
        title = "Decide whether a new version is promoted.",
        description =
                "Reads the evaluation that lies with the version's run, decides, and keeps verdict and reasons in the ledger. "
                        + "A version that is not promoted is archived with its verdict as a tag.")
@Plugin(examples = @Example(title = "Decide on version 3 of cells, which was evaluated.", full = true, code = """
                                id: gate_cells
                                namespace: hone

                                tasks:
                                  - id: gate
                                    type: dev.hone.tasks.Gate
                                    project: cells
                                    modelVersion: 3
                                """))
public class Gate extends Task implements RunnableTask<Gate.Output> {
    private static final String VERDICT_TAG = "hone.verdict";

    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @NotNull
    @Schema(title = "The number of the model version that wants to be promoted.")
    private Property<Integer> modelVersion;

    public Property<String> getProject() {
        return project;
    }

    public Property<Integer> getModelVersion() {
        return modelVersion;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        int number = runContext.render(modelVersion).as(Integer.class).orElseThrow();
        String execution = runContext.render("{{ execution.id }}");
        try (Stores stores = Stores.of(runContext)) {
            ModelVersion challenger = stores.registry().version(name, number);
            Evaluation evaluation =
                    evidence(stores, challenger, runContext.workingDir().path());
            Weighing weighing = Weighing.of(evaluation);
            Integer champion =
                    evaluation.champion() == null ? null : evaluation.champion().version();
            stores.ledger()
                    .verdicts()
                    .insert(new Verdict(
                            name,
                            execution,
                            evaluation.manifest(),
                            challenger.run(),
                            number,
                            champion,
                            weighing.outcome(),
                            weighing.reasons()));
            stores.registry().tag(challenger, VERDICT_TAG, weighing.outcome().name());
            if (!weighing.outcome().promotes()) {
                stores.registry().stage(challenger, Stage.ARCHIVED);
            }
            stores.registry().status(stores.registry().run(challenger.run()), RunStatus.FINISHED);
            weighing.reasons().forEach(reason -> runContext.logger().info("{}: {}", weighing.outcome(), reason));
            return new Output(weighing.outcome().name(), weighing.outcome().promotes(), weighing.reasons(), champion);
        }
    }

    private static Evaluation evidence(Stores stores, ModelVersion challenger, Path work) throws Exception {
        Path folder = work.resolve(Evaluation.ARTIFACT);
        stores.registry().download(stores.registry().run(challenger.run()), Evaluation.ARTIFACT, folder);
        return Json.read(Files.readAllBytes(folder.resolve(Evaluation.FILE)), Evaluation.class);
    }

    /** The verdict. */
    public record Output(
            @Schema(title = "FIRST_MODEL, PROMOTE or KEEP_CHAMPION.")
            String outcome,

            @Schema(title = "Whether the version goes into production.")
            boolean promotes,

            @Schema(title = "Why, in words.") List<String> reasons,

            @Schema(title = "The version that was in production, if there was one.")
            Integer champion)
            implements io.kestra.core.models.tasks.Output {}
}
