package dev.hone.local.engine.executions;

import io.kestra.core.exceptions.KestraRuntimeException;
import io.kestra.core.models.executions.Execution;
import io.kestra.core.queues.QueueException;
import io.kestra.core.queues.QueueFactoryInterface;
import io.kestra.core.queues.QueueInterface;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The way to the executor: what is emitted here is the execution's next state. */
@Singleton
final class ExecutionQueue {
    private final QueueInterface<Execution> queue;

    ExecutionQueue(@Named(QueueFactoryInterface.EXECUTION_NAMED) QueueInterface<Execution> queue) {
        this.queue = queue;
    }

    Execution emit(Execution execution) {
        try {
            queue.emit(execution);
            return execution;
        } catch (QueueException e) {
            throw new KestraRuntimeException("cannot hand the execution to the executor: " + e.getMessage(), e);
        }
    }
}
