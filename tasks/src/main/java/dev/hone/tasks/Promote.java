package dev.hone.tasks;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Tables;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.promotion.Promotion;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.RegistryException;
import dev.hone.tasks.conclude.Waiting;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/** Puts a version into production. */
@Schema(title = "Put a model version into production.", description = """
                Decides in the ledger by compare-and-set and under the project's lease, then shows it in MLflow by stage and alias. \
                Another execution that trains the project makes it fail, and so does a version in production that the new one was not \
                weighed against, or a block of the new one.""")
@Plugin(
        examples =
                @Example(
                        title = "Put version 3 of cells into production in place of version 2.",
                        full = true,
                        code = """
                                id: promote_cells
                                namespace: hone

                                tasks:
                                  - id: promote
                                    type: dev.hone.tasks.Promote
                                    project: cells
                                    modelVersion: 3
                                    champion: 2
                                    reason: better on the test pictures
                                """))
public class Promote extends Task implements RunnableTask<Promote.Output> {
    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @NotNull
    @Schema(title = "The number of the model version.")
    private Property<Integer> modelVersion;

    @Schema(title = "The version that must still be in production; none for a first model.")
    private Property<Integer> champion;

    @NotNull
    @Schema(title = "Why.")
    private Property<String> reason;

    @Schema(title = "Also a version that was rolled back: its block is lifted when it goes into production.")
    private Property<Boolean> force = Property.ofValue(false);

    @Schema(title = "Who wants it; the execution itself if nobody is named.")
    private Property<String> requestedBy = Property.ofValue("");

    public Property<String> getProject() {
        return project;
    }

    public Property<Integer> getModelVersion() {
        return modelVersion;
    }

    public Property<Integer> getChampion() {
        return champion;
    }

    public Property<String> getReason() {
        return reason;
    }

    public Property<Boolean> getForce() {
        return force;
    }

    public Property<String> getRequestedBy() {
        return requestedBy;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        int number = runContext.render(modelVersion).as(Integer.class).orElseThrow();
        String why = runContext.render(reason).as(String.class).orElseThrow();
        Optional<Integer> before = runContext.render(champion).as(Integer.class);
        boolean forced = runContext.render(force).as(Boolean.class).orElse(false);
        String by = Requester.of(runContext, requestedBy);
        try (Stores stores = Stores.of(runContext)) {
            Tables held = stores.held(name);
            ModelVersion challenger = stores.registry().version(name, number);
            Promotion promotion = stores.promotion(held);
            Assignment assignment;
            try {
                assignment = forced
                        ? promotion.force(challenger, before, by, why)
                        : promotion.promote(challenger, before, by, why);
            } catch (RegistryException e) {
                // serving follows what the ledger has decided, whatever MLflow shows
                assignment = held.assignments()
                        .production(name)
                        .filter(now -> now.version() == number)
                        .orElseThrow(() -> e);
                runContext.logger().warn("MLflow does not show it yet, Reconcile will: {}", e.getMessage());
            }
            new Waiting(held, name).end(number, Training.Outcome.PROMOTED, "v%d, approved by %s".formatted(number, by));
            runContext.logger().info("{} v{} is in production", name, number);
            return new Output(number, assignment.sequence());
        }
    }

    /** What is in production now. */
    public record Output(
            @Schema(title = "The version in production.") int version,

            @Schema(title = "The number of the promotion, counted by project.")
            long sequence)
            implements io.kestra.core.models.tasks.Output {}
}
