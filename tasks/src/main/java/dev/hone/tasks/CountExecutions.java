package dev.hone.tasks;

import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Metric;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.executions.metrics.Counter;
import io.kestra.core.models.flows.State;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.repositories.ExecutionRepositoryInterface;
import io.kestra.core.runners.DefaultRunContext;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Counts old executions. Kestra's task that purges them cannot only tell, and the one that counts goes with Kestra 2, which
 * is why the plugin asks Kestra's repository itself, with the question that purging asks.
 */
@Schema(title = "Count old executions.", description = """
                Those that `PurgeExecutions` would remove with the same namespace, the same states and the time that this task \
                gives as `before`.""")
@Plugin(
        examples = @Example(title = "Count the executions that are older than half a year.", full = true, code = """
                                id: count_old_executions
                                namespace: hone

                                tasks:
                                  - id: old
                                    type: dev.hone.tasks.CountExecutions
                                    namespace: hone
                                    keep: P180D
                                    states: [SUCCESS, WARNING, FAILED, KILLED, CANCELLED]
                                """),
        metrics =
                @Metric(name = "executions", type = Counter.TYPE, unit = "executions", description = "Old executions"))
public class CountExecutions extends Task implements RunnableTask<CountExecutions.Output> {
    @NotNull
    @Schema(title = "The namespace; those below it are counted, too.")
    private Property<String> namespace;

    @NotNull
    @Schema(title = "How long executions are kept.")
    private Property<Duration> keep;

    @NotNull
    @Schema(title = "The states of those that are counted.")
    private Property<List<State.Type>> states;

    public Property<String> getNamespace() {
        return namespace;
    }

    public Property<Duration> getKeep() {
        return keep;
    }

    public Property<List<State.Type>> getStates() {
        return states;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String below = runContext.render(namespace).as(String.class).orElseThrow();
        Duration kept = runContext.render(keep).as(Duration.class).orElseThrow();
        List<State.Type> ended = runContext.render(states).asList(State.Type.class);
        ZonedDateTime before = ZonedDateTime.now(ZoneOffset.UTC).minus(kept).truncatedTo(ChronoUnit.MILLIS);
        long count = count(runContext, below, before, ended);
        runContext.logger().info("{} executions are from before {}", count, before);
        runContext.metric(Counter.of("executions", count));
        return new Output(count, before.toString());
    }

    private static long count(RunContext runContext, String namespace, ZonedDateTime before, List<State.Type> states) {
        return ((DefaultRunContext) runContext)
                .getApplicationContext()
                .getBean(ExecutionRepositoryInterface.class)
                .find(
                        null,
                        runContext.flowInfo().tenantId(),
                        null,
                        namespace,
                        null,
                        null,
                        before,
                        states,
                        null,
                        null,
                        null,
                        true)
                .count()
                .block();
    }

    /** How many there are. */
    public record Output(
            @Schema(title = "How many there are.") long count,

            @Schema(title = "They are from before this, as `endDate` of `PurgeExecutions` takes it.")
            String before)
            implements io.kestra.core.models.tasks.Output {}
}
