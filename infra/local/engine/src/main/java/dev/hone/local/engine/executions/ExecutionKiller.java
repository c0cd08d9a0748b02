package dev.hone.local.engine.executions;

import io.kestra.core.exceptions.KestraRuntimeException;
import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.executions.ExecutionKilled;
import io.kestra.core.models.executions.ExecutionKilledExecution;
import io.kestra.core.queues.QueueException;
import io.kestra.core.queues.QueueFactoryInterface;
import io.kestra.core.queues.QueueInterface;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Asks the executor to kill an execution; the worker interrupts its tasks a moment later. */
@Singleton
final class ExecutionKiller {
    private final QueueInterface<ExecutionKilled> queue;

    ExecutionKiller(@Named(QueueFactoryInterface.KILL_NAMED) QueueInterface<ExecutionKilled> queue) {
        this.queue = queue;
    }

    /** With {@code cascade}, its subflows too; those may still run after the execution itself has ended. */
    void kill(Execution execution, boolean cascade) {
        if (execution.getState().isTerminated() && !cascade) {
            throw new IllegalStateException("Execution is already finished, can't kill it");
        }
        try {
            queue.emit(ExecutionKilledExecution.builder()
                    .state(ExecutionKilled.State.REQUESTED)
                    .executionId(execution.getId())
                    .isOnKillCascade(cascade)
                    .tenantId(execution.getTenantId())
                    .build());
        } catch (QueueException e) {
            throw new KestraRuntimeException("cannot ask for the kill: " + e.getMessage(), e);
        }
    }
}
