package dev.hone.local.engine;

import static dev.hone.local.engine.ApiEngine.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.kestra.sdk.api.FlowsApi;
import io.kestra.sdk.model.AbstractGraph;
import io.kestra.sdk.model.Flow;
import io.kestra.sdk.model.FlowGraph;
import io.kestra.sdk.model.FlowWithSource;
import io.kestra.sdk.model.QueryFilter;
import io.kestra.sdk.model.QueryFilterField;
import io.kestra.sdk.model.QueryFilterOp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiEngine.class)
class FlowsApiIT {
    private static final String NAMESPACE = "hone.flows";

    private final ApiEngine.Running engine;
    private final FlowsApi flows;
    private final KestraHttp http;

    FlowsApiIT(ApiEngine.Running engine) {
        this.engine = engine;
        this.flows = engine.sdk().flows();
        this.http = engine.http();
    }

    @Test
    void storesAFlowAndEachOfItsRevisions() {
        String first = ApiEngine.flow("revised", "first");
        assertThat(flows.createFlow(TENANT, first).getRevision()).isEqualTo(1);

        FlowWithSource second = flows.updateFlow(NAMESPACE, "revised", TENANT, ApiEngine.flow("revised", "second"));

        assertThat(second.getRevision()).isEqualTo(2);
        assertThat(flows.flow(NAMESPACE, "revised", TENANT, true, null, null).getSource())
                .contains("second");
        assertThat(flows.flow(NAMESPACE, "revised", TENANT, true, 1, null).getSource())
                .isEqualTo(first);
        assertThat(flows.flow(NAMESPACE, "revised", TENANT, false, null, null).getSource())
                .isNull();
        assertThat(flows.updateFlow(NAMESPACE, "revised", TENANT, ApiEngine.flow("revised", "second"))
                        .getRevision())
                .isEqualTo(2);
    }

    @Test
    void writesTheTasksWithAllTheirProperties() {
        http.postFlow(ApiEngine.flow("whole", "every property")).ok();

        assertThat(http.get("/flows/" + NAMESPACE + "/whole")
                        .ok()
                        .at("/tasks/0/message")
                        .asText())
                .isEqualTo("every property");
        assertThat(http.get("/flows/search?namespace=" + NAMESPACE + "&q=whole")
                        .ok()
                        .at("/results/0/tasks/0/message")
                        .asText())
                .isEqualTo("every property");
    }

    @Test
    void searchesByNamespaceTextAndLabelsPageByPage() {
        for (String id : List.of("search-a", "search-b", "search-c")) {
            flows.createFlow(TENANT, ApiEngine.flow(id, "x") + "labels:\n  shelf: " + id.substring(7) + "\n");
        }

        List<QueryFilter> below = List.of(
                filter(QueryFilterField.NAMESPACE, QueryFilterOp.STARTS_WITH, "hone.fl"),
                filter(QueryFilterField.FLOW_ID, QueryFilterOp.STARTS_WITH, "search-"));

        var page = flows.searchFlows(TENANT, 2, 2, List.of("id:desc"), below);
        assertThat(page.getTotal()).isEqualTo(3);
        assertThat(page.getResults()).extracting(Flow::getId).containsExactly("search-a");
        assertThat(flows.searchFlows(
                                TENANT,
                                1,
                                10,
                                null,
                                List.of(filter(QueryFilterField.LABELS, QueryFilterOp.EQUALS, Map.of("shelf", "b"))))
                        .getResults())
                .extracting(Flow::getId)
                .containsExactly("search-b");
        assertThat(flows.listFlowsByNamespace(NAMESPACE, TENANT))
                .extracting(Flow::getId)
                .contains("search-c");
    }

    @Test
    void refusesASearchThatItCannotDo() {
        assertThat(http.get("/flows/search?filters[state][IN]=FAILED").status()).isEqualTo(400);
        assertThat(http.get("/flows/search?filters[nothing][EQUALS]=1").status())
                .isEqualTo(422);
        assertThat(http.get("/flows/search?sort=source_code:asc").message()).contains("Invalid sort parameter");
        assertThat(http.get("/flows/search?page=0").status()).isEqualTo(422);
    }

    @Test
    void deletesAFlowAndKeepsItsRevisions() {
        flows.createFlow(TENANT, ApiEngine.flow("short-lived", "x"));

        flows.deleteFlow(NAMESPACE, "short-lived", TENANT);

        assertThat(ApiEngine.codeOf(() -> flows.flow(NAMESPACE, "short-lived", TENANT, null, null, null)))
                .isEqualTo(404);
        assertThat(flows.flow(NAMESPACE, "short-lived", TENANT, true, null, true)
                        .getDeleted())
                .isTrue();
        assertThat(ApiEngine.codeOf(() -> flows.deleteFlow(NAMESPACE, "short-lived", TENANT)))
                .isEqualTo(404);
    }

    @Test
    void drawsTheGraphOfAFlowAndOfASource() {
        engine.deploy("parallel");
        engine.deploy("sequence");
        engine.deploy("caller");

        FlowGraph graph = flows.generateFlowGraph("hone.api", "parallel", TENANT, null, null);

        assertThat(graph.getNodes())
                .extracting(AbstractGraph::getUid)
                .contains("root.both.left", "root.both.right", "root.together");
        assertThat(graph.getClusters()).isNotEmpty();
        assertThat(graph.getEdges()).isNotEmpty();
        assertThat(http.get("/flows/hone.api/parallel/graph").ok().findValuesAsText("format"))
                .contains("one", "two");
        assertThat(flows.generateFlowGraph("hone.api", "caller", TENANT, null, List.of("root.call"))
                        .getNodes())
                .extracting(AbstractGraph::getUid)
                .contains("root.call.first");
        assertThat(flows.generateFlowGraphFromSource(TENANT, ApiEngine.source("sequence"), null)
                        .getNodes())
                .extracting(AbstractGraph::getUid)
                .contains("root.first", "root.last");
        assertThat(http.get("/flows/hone.api/none/graph").status()).isEqualTo(404);
    }

    private static QueryFilter filter(QueryFilterField field, QueryFilterOp operation, Object value) {
        return new QueryFilter().field(field).operation(operation).value(value);
    }
}
