package dev.hone.tasks;

import dev.hone.stores.ledger.Assignment;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** Takes the version in production out of it, in favour of an earlier one. */
@Schema(title = "Go back to a version that was in production before.", description = """
                Decides in the ledger, then shows it in MLflow. The version that is taken out is blocked, with the reason, until somebody \
                lifts that. It waits for no training: one that is under way finds out when it wants to promote.""")
@Plugin(
        examples =
                @Example(
                        title = "Go back to the version of cells before the one in production.",
                        full = true,
                        code = """
                                id: roll_back_cells
                                namespace: hone

                                tasks:
                                  - id: rollback
                                    type: dev.hone.tasks.Rollback
                                    project: cells
                                    reason: it takes every monocyte for a neutrophil
                                    requestedBy: ann
                                """))
public class Rollback extends Task implements RunnableTask<Rollback.Output> {
    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @Schema(title = "The version to go back to; the one before if left out.")
    private Property<Integer> modelVersion;

    @NotNull
    @Schema(title = "Why.")
    private Property<String> reason;

    @Schema(title = "Who wants it; the execution itself if nobody is named.")
    private Property<String> requestedBy = Property.ofValue("");

    public Property<String> getProject() {
        return project;
    }

    public Property<Integer> getModelVersion() {
        return modelVersion;
    }

    public Property<String> getReason() {
        return reason;
    }

    public Property<String> getRequestedBy() {
        return requestedBy;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        String why = runContext.render(reason).as(String.class).orElseThrow();
        String by = Requester.of(runContext, requestedBy);
        try (Stores stores = Stores.of(runContext)) {
            stores.ledger().projects().named(name);
            Assignment back = stores.promotion()
                    .rollbackTo(name, runContext.render(modelVersion).as(Integer.class), by, why);
            runContext.logger().info("{} v{} is in production again", name, back.version());
            return new Output(back.version(), back.sequence());
        }
    }

    /** What is in production now. */
    public record Output(
            @Schema(title = "The version in production.") int version,

            @Schema(title = "The number of the promotion, counted by project.")
            long sequence)
            implements io.kestra.core.models.tasks.Output {}
}
