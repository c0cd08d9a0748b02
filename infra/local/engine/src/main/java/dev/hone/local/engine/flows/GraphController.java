package dev.hone.local.engine.flows;

import io.kestra.core.exceptions.FlowProcessingException;
import io.kestra.core.exceptions.IllegalVariableEvaluationException;
import io.kestra.core.models.flows.FlowWithSource;
import io.kestra.core.models.hierarchies.FlowGraph;
import io.kestra.core.services.GraphService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;

/** Kestra's paths for the picture of a flow: its tasks as nodes, their order as edges. */
@Controller("/api/v1/main/flows")
@ExecuteOn(TaskExecutors.IO)
final class GraphController {
    private final KnownFlows known;
    private final FlowStore flows;
    private final GraphService graphs;

    GraphController(KnownFlows known, FlowStore flows, GraphService graphs) {
        this.known = known;
        this.flows = flows;
        this.graphs = graphs;
    }

    /** With {@code subflows}, the graphs of those tasks' flows stand in their place. */
    @Get("/{namespace}/{id}/graph")
    FlowGraph of(
            String namespace,
            String id,
            @QueryValue Optional<Integer> revision,
            @Nullable @QueryValue List<String> subflows)
            throws IllegalVariableEvaluationException {
        return graph(known.get(namespace, id, revision, false), subflows);
    }

    @Post(
            uri = "/graph",
            consumes = {MediaType.APPLICATION_YAML, MediaType.TEXT_PLAIN})
    FlowGraph of(@Body String source, @Nullable @QueryValue List<String> subflows)
            throws IllegalVariableEvaluationException {
        return graph(flows.parse(source), subflows);
    }

    private FlowGraph graph(FlowWithSource flow, @Nullable List<String> subflows)
            throws IllegalVariableEvaluationException {
        try {
            return graphs.flowGraph(flow, subflows);
        } catch (FlowProcessingException e) {
            throw FlowStore.reasonOf(e);
        }
    }
}
