package dev.hone.tasks;

import dev.hone.stores.ledger.Instance;
import dev.hone.stores.ledger.Instances;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Waits until every replica of serving answers with a version. */
@Schema(
        title = "Wait until serving answers with a version.",
        description =
                "Replicas report what they serve to the ledger; the task fails when they have not followed in time.")
@Plugin(examples = @Example(title = "Wait until version 3 of cells answers.", full = true, code = """
                                id: confirm_cells
                                namespace: hone

                                tasks:
                                  - id: confirm
                                    type: dev.hone.tasks.Confirm
                                    project: cells
                                    modelVersion: 3
                                    patience: PT30S
                                """))
public class Confirm extends Task implements RunnableTask<Confirm.Output> {
    private static final Duration HEARD_OF_WITHIN = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(200);

    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @NotNull
    @Schema(title = "The number of the model version.")
    private Property<Integer> modelVersion;

    @Schema(title = "How long to wait.")
    private Property<Duration> patience = Property.ofValue(Duration.ofMinutes(1));

    public Property<String> getProject() {
        return project;
    }

    public Property<Integer> getModelVersion() {
        return modelVersion;
    }

    public Property<Duration> getPatience() {
        return patience;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        int number = runContext.render(modelVersion).as(Integer.class).orElseThrow();
        Duration wait = runContext.render(patience).as(Duration.class).orElseThrow();
        try (Stores stores = Stores.of(runContext)) {
            Instances instances = stores.ledger().instances();
            Instant deadline = Instant.now().plus(wait);
            List<Instance> alive = instances.alive(name, HEARD_OF_WITHIN);
            while (!follows(alive, number)) {
                if (Instant.now().isAfter(deadline)) {
                    throw NotFollowedException.of(name, number, wait, alive);
                }
                Thread.sleep(PAUSE);
                alive = instances.alive(name, HEARD_OF_WITHIN);
            }
            runContext.logger().info("{} v{} answers on {} of serving", name, number, count(alive));
            return new Output(alive.size());
        }
    }

    private static boolean follows(List<Instance> alive, int version) {
        return !alive.isEmpty() && alive.stream().allMatch(instance -> instance.version() == version);
    }

    private static String count(List<Instance> alive) {
        return alive.size() == 1 ? "one replica" : "all %d replicas".formatted(alive.size());
    }

    /** Who answers. */
    public record Output(
            @Schema(title = "How many replicas answer with the version.")
            int replicas) implements io.kestra.core.models.tasks.Output {}
}
