package dev.hone.tasks;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Instance;
import dev.hone.stores.ledger.Instances;
import dev.hone.stores.ledger.LeaseLostException;
import dev.hone.stores.promotion.RollbackException;
import dev.hone.stores.registry.RegistryException;
import dev.hone.tasks.admission.ProjectBusyException;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Metric;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.executions.metrics.Counter;
import io.kestra.core.models.executions.metrics.Timer;
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
@Schema(title = "Wait until serving answers with a version.", description = """
                Replicas report what they serve to the ledger. When they have not followed in time, the version is taken out of \
                production again in favour of the one before it, and the task fails. Where none is alive there is nobody to wait for.""")
@Plugin(
        examples = @Example(title = "Wait until version 3 of cells answers.", full = true, code = """
                                id: confirm_cells
                                namespace: hone

                                tasks:
                                  - id: confirm
                                    type: dev.hone.tasks.Confirm
                                    project: cells
                                    modelVersion: 3
                                    patience: PT30S
                                """),
        metrics = {
            @Metric(
                    name = "replicas",
                    type = Counter.TYPE,
                    unit = "replicas",
                    description = "Replicas that answer with the version"),
            @Metric(name = "waited", type = Timer.TYPE, description = "How long it took until all of them did")
        })
public class Confirm extends Task implements RunnableTask<Confirm.Output> {
    private static final Duration HEARD_OF_WITHIN = Duration.ofSeconds(15);
    private static final Duration NOBODY_WITHIN = Duration.ofSeconds(45);
    private static final String NOT_TAKEN_BACK = "it was not taken back: ";
    private static final Duration PAUSE = Duration.ofMillis(200);

    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @NotNull
    @Schema(title = "The number of the model version.")
    private Property<Integer> modelVersion;

    @Schema(title = "How long to wait.")
    private Property<Duration> patience = Property.ofValue(Duration.ofMinutes(2));

    @Schema(title = "Whether a version that is not followed is taken out of production again.")
    private Property<Boolean> takeBack = Property.ofValue(true);

    public Property<String> getProject() {
        return project;
    }

    public Property<Integer> getModelVersion() {
        return modelVersion;
    }

    public Property<Duration> getPatience() {
        return patience;
    }

    public Property<Boolean> getTakeBack() {
        return takeBack;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        int number = runContext.render(modelVersion).as(Integer.class).orElseThrow();
        Duration wait = runContext.render(patience).as(Duration.class).orElseThrow();
        boolean undo = runContext.render(takeBack).as(Boolean.class).orElseThrow();
        Instant begun = Instant.now();
        try (Stores stores = Stores.of(runContext)) {
            List<Instance> alive = await(stores.ledger().instances(), name, number, wait);
            runContext.metric(Timer.of("waited", Duration.between(begun, Instant.now())));
            if (alive.isEmpty()) {
                runContext
                        .logger()
                        .info("no replica of serving answers for {}: whoever starts one gets v{}", name, number);
            } else if (follows(alive, number)) {
                runContext.logger().info("{} v{} answers on {} of serving", name, number, count(alive));
            } else {
                NotFollowedException reason = NotFollowedException.of(name, number, wait, alive);
                throw undo ? takeBack(stores, name, reason) : reason;
            }
            runContext.metric(Counter.of("replicas", alive.size()));
            return new Output(alive.size());
        }
    }

    /** Whoever may still come up is waited for less long than those that are there: there may be none. */
    private static List<Instance> await(Instances instances, String project, int version, Duration wait)
            throws InterruptedException {
        Instant begun = Instant.now();
        List<Instance> alive = instances.alive(project, HEARD_OF_WITHIN);
        while (!follows(alive, version) && Instant.now().isBefore(begun.plus(alive.isEmpty() ? shorter(wait) : wait))) {
            Thread.sleep(PAUSE);
            alive = instances.alive(project, HEARD_OF_WITHIN);
        }
        return alive;
    }

    private static Duration shorter(Duration wait) {
        return wait.compareTo(NOBODY_WITHIN) < 0 ? wait : NOBODY_WITHIN;
    }

    /** A version that serving cannot answer with leaves the version before in its place. */
    private static NotFollowedException takeBack(Stores stores, String project, NotFollowedException reason) {
        String by = stores.execution().words();
        try {
            Assignment back =
                    stores.promotion(stores.held(project)).rollback(project, reason.version(), by, reason.getMessage());
            return reason.but("v%d is back in production".formatted(back.version()));
        } catch (RegistryException e) {
            return reason.but(stores.ledger()
                    .assignments()
                    .production(project)
                    .filter(now -> now.version() != reason.version())
                    .map(now -> "v%d is back in production, which MLflow does not show yet".formatted(now.version()))
                    .orElse(NOT_TAKEN_BACK + e.getMessage()));
        } catch (RollbackException | ProjectBusyException | LeaseLostException e) {
            return reason.but(NOT_TAKEN_BACK + e.getMessage());
        }
    }

    private static boolean follows(List<Instance> alive, int version) {
        return !alive.isEmpty() && alive.stream().allMatch(instance -> instance.answersWith(version));
    }

    private static String count(List<Instance> alive) {
        return alive.size() == 1 ? "one replica" : "all %d replicas".formatted(alive.size());
    }

    /** Who answers. */
    public record Output(
            @Schema(title = "How many replicas answer with the version.")
            int replicas) implements io.kestra.core.models.tasks.Output {}
}
