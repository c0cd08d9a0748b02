package dev.hone.local.engine.recovery;

import io.kestra.core.exceptions.KestraRuntimeException;
import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.flows.Concurrency;
import io.kestra.core.models.flows.Flow;
import io.kestra.core.models.flows.State;
import io.kestra.core.queues.QueueException;
import io.kestra.core.queues.QueueFactoryInterface;
import io.kestra.core.queues.QueueInterface;
import io.kestra.core.repositories.FlowRepositoryInterface;
import io.kestra.core.runners.ConcurrencyLimit;
import io.kestra.core.tenant.TenantService;
import io.kestra.jdbc.runner.AbstractJdbcConcurrencyLimitStorage;
import io.kestra.jdbc.runner.AbstractJdbcExecutionQueuedStorage;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many executions of a flow run at the same time, where the flow has a limit: counted anew, not remembered. */
@Singleton
final class Slots {
    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);

    private final AbstractJdbcConcurrencyLimitStorage limits;
    private final AbstractJdbcExecutionQueuedStorage waiting;
    private final FlowRepositoryInterface flows;
    private final QueueInterface<Execution> queue;

    Slots(
            AbstractJdbcConcurrencyLimitStorage limits,
            AbstractJdbcExecutionQueuedStorage waiting,
            FlowRepositoryInterface flows,
            @Named(QueueFactoryInterface.EXECUTION_NAMED) QueueInterface<Execution> queue) {
        this.limits = limits;
        this.waiting = waiting;
        this.flows = flows;
        this.queue = queue;
    }

    void count(List<Execution> underWay) {
        for (ConcurrencyLimit limit : limits.find(TenantService.MAIN_TENANT)) {
            int taken = (int) underWay.stream()
                    .filter(execution -> execution.getNamespace().equals(limit.getNamespace())
                            && execution.getFlowId().equals(limit.getFlowId())
                            && takesASlot(execution.getState()))
                    .count();
            if (taken != limit.getRunning()) {
                LOG.info(
                        "{}.{} has {} running, not {}",
                        limit.getNamespace(),
                        limit.getFlowId(),
                        taken,
                        limit.getRunning());
                limits.update(limit.withRunning(taken));
            }
            flows.findById(TenantService.MAIN_TENANT, limit.getNamespace(), limit.getFlowId())
                    .filter(flow -> flow.getConcurrency() != null)
                    .filter(flow -> flow.getConcurrency().getBehavior() == Concurrency.Behavior.QUEUE)
                    .ifPresent(flow -> fill(flow, limit, taken));
        }
    }

    /** One that is created or restarted counts itself when the executor takes it up; one in the queue does not count. */
    private static boolean takesASlot(State state) {
        return !state.isTerminated()
                && state.getCurrent() != State.Type.CREATED
                && !state.getCurrent().isQueued()
                && !state.failedThenRestarted()
                && state.getHistories().stream()
                        .anyMatch(past -> past.getState().onlyRunning());
    }

    private void fill(Flow flow, ConcurrencyLimit limit, int taken) {
        int running = taken;
        while (running < flow.getConcurrency().getLimit() && next(flow, limit, running)) {
            running++;
        }
    }

    /** Kestra hands out a slot only when one is given back, so one is given back that nobody had. */
    private boolean next(Flow flow, ConcurrencyLimit limit, int running) {
        AtomicBoolean found = new AtomicBoolean();
        limits.update(limit.withRunning(running + 1));
        limits.decrementAndPop(flow, waiting, (context, execution) -> {
            try {
                queue.emit(execution.withState(State.Type.RUNNING));
                found.set(true);
            } catch (QueueException e) {
                throw new KestraRuntimeException("cannot start what waits: " + e.getMessage(), e);
            }
        });
        return found.get();
    }
}
