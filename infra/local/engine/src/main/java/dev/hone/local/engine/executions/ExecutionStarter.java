package dev.hone.local.engine.executions;

import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.flows.Flow;
import io.kestra.core.models.flows.State;
import io.kestra.core.models.flows.check.Check;
import io.kestra.core.runners.FlowInputOutput;
import io.kestra.core.services.FlowService;
import io.kestra.core.tenant.TenantService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.multipart.CompletedPart;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Types the inputs as the flow declares them and hands a new execution to the executor. */
@Singleton
final class ExecutionStarter {
    private final FlowService flows;
    private final FlowInputOutput inputs;
    private final ExecutionQueue queue;

    ExecutionStarter(FlowService flows, FlowInputOutput inputs, ExecutionQueue queue) {
        this.flows = flows;
        this.inputs = inputs;
        this.queue = queue;
    }

    /** The execution is stored when the result arrives: it can be read at once, and it outlives the engine. */
    Mono<Execution> start(StartRequest request, @Nullable Publisher<CompletedPart> parts) {
        Flow flow = flow(request);
        Execution execution = request.of(flow);
        return inputs.readExecutionInputs(flow, execution, parts == null ? Flux.empty() : parts)
                .map(typed -> queue.emit(checked(flow, execution.withInputs(typed))));
    }

    /** Kestra's service would also find a flow that was deleted; only who names its revision may still run it. */
    private Flow flow(StartRequest request) {
        Flow flow = flows.getFlowIfExecutableOrThrow(
                TenantService.MAIN_TENANT, request.namespace(), request.flowId(), request.revision());
        if (flow.isDeleted() && request.revision().isEmpty()) {
            throw new NoSuchElementException(
                    "Flow '%s.%s' was deleted".formatted(request.namespace(), request.flowId()));
        }
        return flow;
    }

    /** A flow's own checks decide about its inputs; one that fails may forbid the execution or let it fail. */
    private Execution checked(Flow flow, Execution execution) {
        Map<String, Object> typed = execution.getInputs() == null ? Map.of() : execution.getInputs();
        List<Check> failed = flows.getFailedChecks(flow, typed);
        return switch (Check.resolveBehavior(failed)) {
            case CREATE_EXECUTION -> execution;
            case FAIL_EXECUTION -> execution.withState(State.Type.FAILED);
            case BLOCK_EXECUTION ->
                throw new IllegalArgumentException("the flow's checks forbid this execution: "
                        + failed.stream().map(Check::getMessage).collect(Collectors.joining(", ")));
        };
    }
}
