package dev.hone.local.engine.recovery;

import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.flows.FlowWithSource;
import io.kestra.core.models.triggers.Trigger;
import io.kestra.core.repositories.ExecutionRepositoryInterface;
import io.kestra.core.repositories.FlowRepositoryInterface;
import io.kestra.core.runners.SchedulerTriggerStateInterface;
import io.kestra.core.services.ExecutionService;
import io.kestra.core.tenant.TenantService;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trigger waits for the execution that it started: one whose execution has ended waits for nothing. */
@Singleton
final class TriggerLocks {
    private static final Logger LOG = LoggerFactory.getLogger(TriggerLocks.class);

    private final SchedulerTriggerStateInterface triggers;
    private final ExecutionRepositoryInterface executions;
    private final FlowRepositoryInterface flows;
    private final ExecutionService service;

    TriggerLocks(
            SchedulerTriggerStateInterface triggers,
            ExecutionRepositoryInterface executions,
            FlowRepositoryInterface flows,
            ExecutionService service) {
        this.triggers = triggers;
        this.executions = executions;
        this.flows = flows;
        this.service = service;
    }

    void open() {
        triggers.findAllForAllTenants().stream()
                .filter(trigger -> trigger.getExecutionId() != null)
                .forEach(this::open);
    }

    private void open(Trigger trigger) {
        Optional<Execution> execution = executions.findById(TenantService.MAIN_TENANT, trigger.getExecutionId());
        if (execution.isPresent() && !execution.get().getState().isTerminated()) {
            return;
        }
        LOG.info("{} no longer waits for {}", trigger.uid(), trigger.getExecutionId());
        triggers.update(execution.flatMap(ended -> ended(trigger, ended)).orElseGet(trigger::unlock));
    }

    /** As the executor does when an execution ends; empty when the flow has no such trigger any more. */
    private Optional<Trigger> ended(Trigger trigger, Execution execution) {
        Optional<FlowWithSource> flow =
                flows.findByIdWithSource(TenantService.MAIN_TENANT, trigger.getNamespace(), trigger.getFlowId());
        return flow.filter(found ->
                        found.getTriggers() != null && found.findTriggerByTriggerId(trigger.getTriggerId()) != null)
                .map(found -> service.resetExecution(found, execution, trigger));
    }
}
