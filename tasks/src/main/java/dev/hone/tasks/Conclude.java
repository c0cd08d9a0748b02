package dev.hone.tasks;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.registry.RunStatus;
import dev.hone.tasks.conclude.Ending;
import dev.hone.tasks.conclude.Failure;
import dev.hone.tasks.conclude.Waiting;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Optional;

/** Writes down what became of an execution, and lets the next one have the project. */
@Schema(title = "Write down what became of an execution.", description = """
                Belongs into a flow's finally: it works whether the tasks before it went well or failed. The ledger says what became \
                of the training; a run that failed is marked in MLflow, with the reason, which is also the last line of the log.""")
@Plugin(examples = @Example(title = "Train cells, and say what became of it.", full = true, code = """
                                id: conclude_cells
                                namespace: hone

                                tasks:
                                  - id: admit
                                    type: dev.hone.tasks.Admit
                                    project: cells

                                finally:
                                  - id: conclude
                                    type: dev.hone.tasks.Conclude
                                    project: cells
                                """))
public class Conclude extends Task implements RunnableTask<Conclude.Output> {
    private static final String FAILURE_TAG = "hone.failure";

    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @Schema(title = "The state that the execution ended with, where it has ended already.")
    private Property<String> state = Property.ofValue("");

    public Property<String> getProject() {
        return project;
    }

    public Property<String> getState() {
        return state;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        boolean killed = runContext
                .render(state)
                .as(String.class)
                .filter("KILLED"::equals)
                .isPresent();
        String execution = runContext.render("{{ execution.id }}");
        Optional<Failure> failure = killed ? Optional.empty() : Failure.of(runContext);
        try (Stores stores = Stores.of(runContext)) {
            Ending ending = killed
                    ? bad(Outcome.KILLED, "somebody ended it")
                    : failure.map(found -> bad(Outcome.FAILED, found.text()))
                            .orElseGet(() -> Ending.of(stores.ledger(), name, execution));
            ending.outcome()
                    .ifPresent(outcome -> stores.ledger().trainings().end(name, execution, outcome, ending.reason()));
            keepOut(stores.ledger(), name, execution);
            stores.lease(name).release();
            if (killed || failure.isPresent()) {
                mark(runContext, stores, name, execution, ending);
                runContext.logger().error("{}: {}; {}", name, ending.reason(), production(stores, name));
            }
            return new Output(ending.word(), ending.version(), ending.reason());
        }
    }

    private static Ending bad(Outcome outcome, String reason) {
        return new Ending(Optional.of(outcome), outcome.name(), null, reason);
    }

    /** A version that waited for approval, was judged again and is not better any more waits no longer. */
    private static void keepOut(Ledger ledger, String project, String execution) {
        ledger.verdicts()
                .find(project, execution)
                .filter(verdict -> verdict.outcome().dismisses())
                .ifPresent(verdict ->
                        new Waiting(ledger, project).end(verdict.challenger(), Outcome.KEPT, Ending.reasons(verdict)));
    }

    /** A run whose version was judged has done its part, whatever came later. */
    private static void mark(RunContext runContext, Stores stores, String project, String execution, Ending ending) {
        Registry registry = stores.registry();
        boolean judged = stores.ledger().verdicts().find(project, execution).isPresent();
        try {
            registry.runOf(project, execution).ifPresent(run -> {
                registry.tags(run, Map.of(FAILURE_TAG, ending.reason()));
                if (!judged) {
                    registry.status(
                            run,
                            ending.outcome().filter(Outcome.KILLED::equals).isPresent()
                                    ? RunStatus.KILLED
                                    : RunStatus.FAILED);
                }
            });
        } catch (RegistryException e) {
            runContext.logger().warn("MLflow does not say that it failed: {}", e.getMessage());
        }
    }

    private static String production(Stores stores, String project) {
        return stores.ledger()
                .assignments()
                .production(project)
                .map(Assignment::version)
                .map("v%d is in production"::formatted)
                .orElse("nothing is in production");
    }

    /** What became of it. */
    public record Output(
            @Schema(
                    title =
                            "FIRST_MODEL or PROMOTE for a version that is in production; the gate's word for one that was not better; PENDING, WITHHELD, NOTHING_NEW, JOINED, FAILED or KILLED.")
            String outcome,

            @Schema(title = "The version that was trained, if one was.")
            Integer version,

            @Schema(title = "The same in words.") String reason)
            implements io.kestra.core.models.tasks.Output {}
}
