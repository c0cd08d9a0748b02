package dev.hone.local.engine.executions;

import io.kestra.core.models.executions.Execution;
import io.kestra.core.repositories.ExecutionRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import jakarta.inject.Singleton;
import java.util.NoSuchElementException;

/** Finds an execution by its id, or says that there is none. */
@Singleton
final class KnownExecutions {
    private final ExecutionRepositoryInterface executions;

    KnownExecutions(ExecutionRepositoryInterface executions) {
        this.executions = executions;
    }

    Execution get(String executionId) {
        return executions
                .findById(TenantService.MAIN_TENANT, executionId)
                .orElseThrow(() -> new NoSuchElementException("Execution '" + executionId + "' does not exist"));
    }
}
