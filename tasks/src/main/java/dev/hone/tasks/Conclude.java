package dev.hone.tasks;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.ledger.TrainingRequest;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes down what became of an execution, and lets the next one have the project. */
@Schema(title = "Write down what became of an execution.", description = """
                Belongs into a flow's finally: it works whether the tasks before it went well or failed. The ledger says what became \
                of the training; a run that failed is marked in MLflow, with the reason, which is also the last line of the log. \
                An execution that somebody ended does nothing finally, and is concluded by another flow.""")
@Plugin(
        examples = {
            @Example(title = "Train cells, and say what became of it.", full = true, code = """
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
                                """),
            @Example(title = "Say of trainings that somebody ended that they were.", full = true, code = """
                                id: conclude_killed
                                namespace: hone

                                tasks:
                                  - id: conclude
                                    type: dev.hone.tasks.Conclude
                                    killed: "{{ trigger.executionId }}"

                                triggers:
                                  - id: killed
                                    type: io.kestra.plugin.core.trigger.Flow
                                    preconditions:
                                      id: killed
                                      flows:
                                        - namespace: hone
                                          flowId: train
                                          states: [KILLED]
                                """)
        })
public class Conclude extends Task implements RunnableTask<Conclude.Output> {
    private static final Set<Outcome> BAD = Set.of(Outcome.FAILED, Outcome.KILLED);
    private static final String FAILURE_TAG = "hone.failure";

    @Schema(title = "The project.", description = "The one that the execution asked for, if left out.")
    private Property<String> project;

    @Schema(title = "Another execution, which somebody has ended.")
    private Property<String> killed;

    public Property<String> getProject() {
        return project;
    }

    public Property<String> getKilled() {
        return killed;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        Optional<String> named = runContext.render(project).as(String.class);
        Optional<String> ended = runContext.render(killed).as(String.class);
        Optional<Failure> failure = ended.isPresent() ? Optional.empty() : Failure.of(runContext);
        String execution = ended.orElse(runContext.render("{{ execution.id }}"));
        try (Stores stores = Stores.of(runContext)) {
            Ledger ledger = stores.ledger();
            Optional<String> asked =
                    ledger.trainingRequests().askedIn(execution).map(TrainingRequest::project);
            Optional<String> name = named.or(() -> asked);
            if (name.isEmpty()) {
                // it waited for its turn, and had not asked yet
                return new Output("", null, "");
            }
            Ending ending = ended.map(id -> bad(Outcome.KILLED, "somebody ended it"))
                    .or(() -> failure.map(found -> bad(Outcome.FAILED, found.text())))
                    .orElseGet(() -> Ending.of(ledger, name.get(), execution));
            return conclude(runContext, stores, name.get(), execution, ending);
        }
    }

    private static Output conclude(
            RunContext runContext, Stores stores, String project, String execution, Ending ending) {
        ending.outcome()
                .ifPresent(outcome -> stores.ledger().trainings().end(project, execution, outcome, ending.reason()));
        keepOut(stores.ledger(), project, execution);
        stores.lease(project, execution).release();
        if (ending.outcome().filter(BAD::contains).isPresent()) {
            mark(runContext, stores, project, execution, ending);
            runContext.logger().error("{}: {}; {}", project, ending.reason(), production(stores, project));
        }
        return new Output(ending.word(), ending.version(), ending.reason());
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
