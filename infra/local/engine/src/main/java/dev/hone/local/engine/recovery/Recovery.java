package dev.hone.local.engine.recovery;

import io.kestra.core.models.QueryFilter;
import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.flows.State;
import io.kestra.core.repositories.ExecutionRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sets going again what an engine that was killed has left standing.
 *
 * <p>Kestra's executor writes down what has become of an execution, and then, in a transaction of its own, the message
 * that makes it go on. An engine that is killed between the two leaves an execution that runs for ever, a parent that
 * waits for a child that has ended, a place in a queue that is never given back, or a schedule that never fires again.
 */
@Singleton
public final class Recovery {
    private static final List<State.Type> UNDER_WAY =
            Stream.of(State.Type.values()).filter(type -> !type.isTerminated()).toList();

    private final ExecutionRepositoryInterface executions;
    private final Messages messages;
    private final Slots slots;
    private final TriggerLocks locks;

    Recovery(ExecutionRepositoryInterface executions, Messages messages, Slots slots, TriggerLocks locks) {
        this.executions = executions;
        this.messages = messages;
        this.slots = slots;
        this.locks = locks;
    }

    /** Does it all; no executor may be at work yet. */
    public void run() {
        List<Execution> underWay = executions
                .findAsync(
                        TenantService.MAIN_TENANT,
                        List.of(new QueryFilter(QueryFilter.Field.STATE, QueryFilter.Op.IN, UNDER_WAY)))
                .collectList()
                .block();
        slots.count(underWay);
        messages.send(underWay);
        locks.open();
    }
}
