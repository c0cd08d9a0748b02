package dev.hone.local.engine.executions;

import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.flows.State;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/** The latest execution of a flow, as far as Kestra tells of it in a list of flows. */
@Introspected
record LastExecution(String id, String flowId, String namespace, Instant startDate, State.Type status) {

    static LastExecution of(Execution execution) {
        return new LastExecution(
                execution.getId(),
                execution.getFlowId(),
                execution.getNamespace(),
                execution.getState().getStartDate(),
                execution.getState().getCurrent());
    }
}
