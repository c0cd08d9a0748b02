package dev.hone.local.engine.recovery;

import io.kestra.core.exceptions.KestraRuntimeException;
import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.executions.TaskRun;
import io.kestra.core.models.flows.State;
import io.kestra.core.queues.QueueException;
import io.kestra.core.queues.QueueFactoryInterface;
import io.kestra.core.queues.QueueInterface;
import io.kestra.core.repositories.ExecutionRepositoryInterface;
import io.kestra.core.runners.ExecutableUtils;
import io.kestra.core.runners.SubflowExecutionEnd;
import io.kestra.core.services.VariablesService;
import io.kestra.core.storages.StorageContext;
import io.kestra.core.tenant.TenantService;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends again the messages that may have been lost: the executor takes no harm from one that comes twice. */
@Singleton
final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    /** Those for which the executor itself has something to do next; the others wait for a time, a person or a slot. */
    private static final Set<State.Type> GOING =
            Set.of(State.Type.CREATED, State.Type.RUNNING, State.Type.RESTARTED, State.Type.KILLING);

    private final QueueInterface<Execution> executionQueue;
    private final QueueInterface<SubflowExecutionEnd> subflowQueue;
    private final ExecutionRepositoryInterface executions;
    private final VariablesService variables;

    Messages(
            @Named(QueueFactoryInterface.EXECUTION_NAMED) QueueInterface<Execution> executionQueue,
            @Named(QueueFactoryInterface.SUBFLOWEXECUTIONEND_NAMED) QueueInterface<SubflowExecutionEnd> subflowQueue,
            ExecutionRepositoryInterface executions,
            VariablesService variables) {
        this.executionQueue = executionQueue;
        this.subflowQueue = subflowQueue;
        this.executions = executions;
        this.variables = variables;
    }

    void send(List<Execution> underWay) {
        List<Execution> going = underWay.stream()
                .filter(execution -> GOING.contains(execution.getState().getCurrent()))
                .toList();
        try {
            for (Execution execution : going) {
                endedChildren(execution);
                executionQueue.emitOnly(null, execution);
            }
        } catch (QueueException e) {
            throw new KestraRuntimeException("cannot set executions going again: " + e.getMessage(), e);
        }
        if (!going.isEmpty()) {
            LOG.info("{} executions go on where they were", going.size());
        }
    }

    private void endedChildren(Execution parent) throws QueueException {
        if (parent.getTaskRunList() == null) {
            return;
        }
        List<Execution> children = executions
                .findAllByTriggerExecutionId(TenantService.MAIN_TENANT, parent.getId())
                .filter(ExecutableUtils::isSubflow)
                .filter(child -> child.getState().isTerminated())
                .collectList()
                .block();
        for (Execution child : children) {
            String taskRun = told(child, "taskRunId");
            if (parent.getTaskRunList().stream().anyMatch(run -> waits(run, taskRun))) {
                subflowQueue.emit(end(child, taskRun));
            }
        }
    }

    private static boolean waits(TaskRun run, String id) {
        return run.getId().equals(id) && !run.getState().isTerminated();
    }

    /** What the executor would have sent when the child ended. */
    private SubflowExecutionEnd end(Execution child, String taskRun) {
        @SuppressWarnings("unchecked")
        Map<String, Object> outputs =
                (Map<String, Object>) child.getTrigger().getVariables().get("taskRunOutputs");
        return new SubflowExecutionEnd(
                child,
                told(child, "executionId"),
                taskRun,
                told(child, "taskId"),
                child.getState().getCurrent(),
                variables.of(StorageContext.forExecution(child), outputs));
    }

    private static String told(Execution child, String variable) {
        return (String) child.getTrigger().getVariables().get(variable);
    }
}
