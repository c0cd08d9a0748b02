package dev.hone.local.engine.executions;

import io.kestra.core.debug.Breakpoint;
import io.kestra.core.models.Label;
import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.executions.ExecutionKind;
import io.kestra.core.models.flows.Flow;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a client may say when it starts an execution, besides the inputs.
 *
 * @param revision the flow's newest if empty
 * @param scheduleDate when it is to start, at once if empty
 * @param breakpoints tasks to stop at
 */
record StartRequest(
        String namespace,
        String flowId,
        Optional<Integer> revision,
        List<Label> labels,
        Optional<ZonedDateTime> scheduleDate,
        List<Breakpoint> breakpoints,
        Optional<ExecutionKind> kind) {

    Execution of(Flow flow) {
        return Execution.newExecution(flow, null, labels, scheduleDate, kind.orElse(null)).toBuilder()
                .breakpoints(breakpoints.isEmpty() ? null : breakpoints)
                .build();
    }
}
