package dev.hone.local.engine.executions;

import io.kestra.core.models.executions.Execution;
import io.kestra.core.repositories.FlowRepositoryInterface;
import io.kestra.core.services.ExecutionService;
import jakarta.inject.Singleton;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Lets an execution go on from where it failed. */
@Singleton
final class ExecutionRestarter {
    private final ExecutionService service;
    private final FlowRepositoryInterface flows;
    private final ExecutionQueue queue;

    ExecutionRestarter(ExecutionService service, FlowRepositoryInterface flows, ExecutionQueue queue) {
        this.service = service;
        this.flows = flows;
        this.queue = queue;
    }

    /** With another revision of the flow it is a new execution that goes on, and the old one stays as it ended. */
    Execution restart(Execution execution, Optional<Integer> revision) throws Exception {
        if (revision.isPresent() && !exists(execution, revision)) {
            throw new NoSuchElementException("Flow '%s.%s' has no revision %d"
                    .formatted(execution.getNamespace(), execution.getFlowId(), revision.get()));
        }
        return queue.emit(service.restart(execution, revision.orElse(null)));
    }

    private boolean exists(Execution execution, Optional<Integer> revision) {
        return flows.findById(execution.getTenantId(), execution.getNamespace(), execution.getFlowId(), revision)
                .isPresent();
    }
}
