package dev.hone.tasks;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.registry.RunStatus;
import dev.hone.tasks.admission.Execution;
import dev.hone.tasks.admission.ProjectLease;
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
            @Example(title = "Say of executions that somebody ended that they were.", full = true, code = """
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

    @Schema(title = "The project.", description = "The one that the execution asked for, or has, if left out.")
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
        Optional<Execution> ended = runContext.render(killed).as(String.class).map(Execution::new);
        Optional<Failure> failure = ended.isPresent() ? Optional.empty() : Failure.of(runContext);
        try (Stores stores = Stores.of(runContext)) {
            Ledger ledger = stores.ledger();
            Execution execution = ended.orElse(stores.execution());
            Optional<String> name = named.or(() -> project(ledger, execution));
            if (name.isEmpty()) {
                // it waited for its turn, and neither had nor asked for anything yet
                return new Output("", null, "");
            }
            Ending ending = ended.map(other -> Ending.killed(ledger, name.get(), other.id()))
                    .or(() -> failure.map(Ending::of))
                    .orElseGet(() -> Ending.of(ledger, name.get(), execution.id()));
            return conclude(runContext, stores, name.get(), execution, ending);
        }
    }

    /** The one that an execution asked to train, or that it has in order to promote a version. */
    private static Optional<String> project(Ledger ledger, Execution execution) {
        return ledger.trainingRequests()
                .askedIn(execution.id())
                .map(TrainingRequest::project)
                .or(() -> ProjectLease.heldBy(ledger, execution));
    }

    private static Output conclude(
            RunContext runContext, Stores stores, String project, Execution execution, Ending ending) {
        Ledger ledger = stores.ledger();
        boolean hadFailed = isBad(ledger.trainings()
                .find(project, execution.id())
                .flatMap(before -> Optional.ofNullable(before.outcome())));
        ending.outcome()
                .ifPresent(outcome -> ledger.trainings().end(project, execution.id(), outcome, ending.reason()));
        new Waiting(ledger, project).tidy(execution.id());
        stores.lease(project, execution).release();
        if (isBad(ending.outcome())) {
            tell(runContext, () -> mark(stores, project, execution.id(), ending));
            runContext.logger().error("{}: {}; {}", project, ending.reason(), production(stores, project));
        } else if (hadFailed) {
            tell(runContext, () -> unmark(stores.registry(), project, execution.id()));
        }
        return new Output(ending.word(), ending.version(), ending.reason());
    }

    private static boolean isBad(Optional<Outcome> outcome) {
        return outcome.filter(BAD::contains).isPresent();
    }

    /** MLflow is told last, and may be what failed. */
    private static void tell(RunContext runContext, Runnable telling) {
        try {
            telling.run();
        } catch (RegistryException e) {
            runContext.logger().warn("MLflow does not say what became of it: {}", e.getMessage());
        }
    }

    /** A run whose version was judged has done its part, whatever came later. */
    private static void mark(Stores stores, String project, String execution, Ending ending) {
        Registry registry = stores.registry();
        boolean judged = stores.ledger().verdicts().find(project, execution).isPresent();
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
    }

    /** One that was restarted, and went well. */
    private static void unmark(Registry registry, String project, String execution) {
        registry.runOf(project, execution).ifPresent(run -> registry.untag(run, FAILURE_TAG));
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
