package dev.hone.tasks;

import dev.hone.model.gate.Approval;
import dev.hone.model.gate.Decision;
import dev.hone.model.gate.Limits;
import dev.hone.model.gate.Trial;
import dev.hone.stores.ledger.Verdict;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import dev.hone.stores.registry.RunStatus;
import dev.hone.tasks.evaluate.Evidence;
import dev.hone.tasks.evaluate.ProjectLimits;
import dev.hone.tasks.evaluate.Ruling;
import dev.hone.tasks.evaluate.VerdictArtifact;
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
import java.util.List;
import java.util.Optional;

/** Weighs the evidence and says whether the new version goes into production. */
@Schema(
        title = "Decide whether a new version is promoted.",
        description =
                "Weighs the evidence that `Evaluate` left, by what the project asks: limits, not worse than the version in "
                        + "production, better somewhere. Verdict and reasons are kept in the ledger, a page for people in MLflow. "
                        + "A version that the evidence is not for is archived with its verdict as a tag.")
@Plugin(
        examples = {
            @Example(title = "Decide on version 3 of cells, which was evaluated.", full = true, code = """
                                id: gate_cells
                                namespace: hone

                                tasks:
                                  - id: gate
                                    type: dev.hone.tasks.Gate
                                    project: cells
                                    modelVersion: 3
                                """),
            @Example(title = "Ask a person before it is promoted.", full = true, code = """
                                id: gate_cells_and_ask
                                namespace: hone

                                tasks:
                                  - id: gate
                                    type: dev.hone.tasks.Gate
                                    project: cells
                                    modelVersion: 3
                                    promote: ask
                                """)
        },
        metrics =
                @Metric(
                        name = "promotes",
                        type = Counter.TYPE,
                        unit = "versions",
                        description = "1 for a version that goes into production, 0 for one that does not"))
public class Gate extends Task implements RunnableTask<Gate.Output> {
    private static final String VERDICT_TAG = "hone.verdict";

    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @NotNull
    @Schema(title = "The number of the model version that wants to be promoted.")
    private Property<Integer> modelVersion;

    @Schema(
            title = "What becomes of a version that the evidence is for.",
            description =
                    "`yes`: it is promoted. `ask`: the verdict is PENDING, until a person approves it. `no`: the verdict is "
                            + "WITHHELD; a person can still promote it.",
            allowableValues = {"yes", "no", "ask"})
    private Property<Approval> promote = Property.ofValue(Approval.YES);

    public Property<String> getProject() {
        return project;
    }

    public Property<Integer> getModelVersion() {
        return modelVersion;
    }

    public Property<Approval> getPromote() {
        return promote;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        int number = runContext.render(modelVersion).as(Integer.class).orElseThrow();
        Approval approval = runContext.render(promote).as(Approval.class).orElse(Approval.YES);
        try (Stores stores = Stores.of(runContext)) {
            ModelVersion challenger = stores.registry().version(name, number);
            // a run that goes on after a kill keeps to what it said
            Optional<Verdict> said =
                    stores.ledger().verdicts().find(name, stores.execution().id());
            Verdict verdict = said.isPresent()
                    ? said.get()
                    : decide(
                            stores,
                            challenger,
                            approval,
                            runContext.workingDir().path());
            show(stores, challenger, verdict);
            verdict.words().forEach(words -> runContext.logger().info("{}: {}", verdict.outcome(), words));
            runContext.metric(Counter.of("promotes", verdict.outcome().promotes() ? 1 : 0));
            return new Output(
                    verdict.outcome().name(), verdict.outcome().promotes(), verdict.words(), verdict.champion());
        }
    }

    private static Verdict decide(Stores stores, ModelVersion challenger, Approval approval, Path work) {
        String name = challenger.model();
        Run run = stores.registry().run(challenger.run());
        Trial trial = Evidence.find(stores.registry(), run, work);
        Limits limits = ProjectLimits.of(stores.project(name).project().gate());
        Decision decision = Decision.of(trial, limits);
        Ruling ruling = Ruling.of(decision, approval);
        VerdictArtifact.keep(
                stores.registry(),
                run,
                trial,
                decision,
                approval,
                stores.datasets().pictures(name),
                work);
        return stores.ledger()
                .verdicts()
                .insert(new Verdict(
                        name,
                        stores.execution().id(),
                        trial.manifest(),
                        challenger.run(),
                        challenger.number(),
                        trial.champion() == null ? null : trial.champion().version(),
                        ruling.outcome(),
                        ruling.reasons()));
    }

    private static void show(Stores stores, ModelVersion challenger, Verdict verdict) {
        Registry registry = stores.registry();
        registry.tag(challenger, VERDICT_TAG, verdict.outcome().name());
        if (verdict.outcome().dismisses()) {
            stores.promotion().dismiss(challenger);
        }
        registry.status(registry.run(challenger.run()), RunStatus.FINISHED);
    }

    /** The verdict. */
    public record Output(
            @Schema(title = "FIRST_MODEL, PROMOTE, KEEP_CHAMPION, INSUFFICIENT_EVIDENCE, REFUSED, PENDING or WITHHELD.")
            String outcome,

            @Schema(title = "Whether the version goes into production now.")
            boolean promotes,

            @Schema(title = "Why, in words; what decided it first.")
            List<String> reasons,

            @Schema(title = "The version that was in production, if there was one.")
            Integer champion)
            implements io.kestra.core.models.tasks.Output {}
}
