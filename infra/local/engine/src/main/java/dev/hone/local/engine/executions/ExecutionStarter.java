package dev.hone.local.engine.executions;

import io.kestra.core.exceptions.KestraRuntimeException;
import io.kestra.core.models.Label;
import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.flows.Flow;
import io.kestra.core.queues.QueueException;
import io.kestra.core.queues.QueueFactoryInterface;
import io.kestra.core.queues.QueueInterface;
import io.kestra.core.runners.FlowInputOutput;
import io.kestra.core.services.FlowService;
import io.kestra.core.tenant.TenantService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.multipart.CompletedPart;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Types the inputs as the flow declares them and hands a new execution to the executor. */
@Singleton
final class ExecutionStarter {
    private final FlowService flows;
    private final FlowInputOutput inputs;
    private final QueueInterface<Execution> queue;

    ExecutionStarter(
            FlowService flows,
            FlowInputOutput inputs,
            @Named(QueueFactoryInterface.EXECUTION_NAMED) QueueInterface<Execution> queue) {
        this.flows = flows;
        this.inputs = inputs;
        this.queue = queue;
    }

    /** The execution is stored when the result arrives: it can be read at once, and it outlives the engine. */
    Mono<Execution> start(
            String namespace,
            String flowId,
            Optional<Integer> revision,
            @Nullable Publisher<CompletedPart> parts,
            List<Label> labels) {
        Flow flow = flows.getFlowIfExecutableOrThrow(TenantService.MAIN_TENANT, namespace, flowId, revision);
        Execution execution = Execution.newExecution(flow, labels);
        return inputs.readExecutionInputs(flow, execution, parts == null ? Flux.empty() : parts)
                .map(typed -> emit(execution, typed));
    }

    private Execution emit(Execution execution, Map<String, Object> typed) {
        Execution complete = execution.withInputs(typed);
        try {
            queue.emit(complete);
        } catch (QueueException e) {
            throw new KestraRuntimeException("cannot hand the execution to the executor: " + e.getMessage(), e);
        }
        return complete;
    }
}
