package dev.hone.local.engine;

import static dev.hone.local.engine.ApiEngine.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.engine.KestraHttp.Answer;
import io.kestra.sdk.api.FlowsApi;
import io.kestra.sdk.model.ValidateConstraintViolation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiEngine.class)
class FlowRefusalsApiIT {
    private static final String NAMESPACE = "hone.flows";

    private final ApiEngine.Running engine;
    private final FlowsApi flows;
    private final KestraHttp http;

    FlowRefusalsApiIT(ApiEngine.Running engine) {
        this.engine = engine;
        this.flows = engine.sdk().flows();
        this.http = engine.http();
    }

    @Test
    void validatesEachOfSeveralFlowsWithoutStoringThem() {
        List<ValidateConstraintViolation> found = flows.validateFlows(
                TENANT,
                String.join(
                        "\n---\n",
                        ApiEngine.flow("fine", "x"),
                        ApiEngine.flow("mistaken", "x") + "mistake: 1\n",
                        ApiEngine.flow("pause", "x"),
                        "id: broken\nnamespace: hone\ntasks: [\n"));

        assertThat(found).extracting(ValidateConstraintViolation::getIndex).containsExactly(0, 1, 2, 3);
        assertThat(found.get(0).getConstraints()).isNull();
        assertThat(found.get(0).getFlow()).isEqualTo("fine");
        assertThat(found.get(1).getConstraints()).contains("Unrecognized field \"mistake\"");
        assertThat(found.get(2).getConstraints()).contains("Flow id is a reserved keyword: pause");
        assertThat(found.get(3).getConstraints()).contains("YAML parsing error", "(at line 3)");
        assertThat(http.get("/flows/" + NAMESPACE + "/fine").status()).isEqualTo(404);
    }

    @Test
    void saysWhereAnInvalidFlowIsWrong() {
        Answer unknownProperty = http.postFlow(ApiEngine.flow("wrong", "x") + "mistake: 1\n");
        Answer missing = http.postFlow(ApiEngine.flow("wrong", "x").replace("    message: x\n", ""));
        Answer syntax = http.postFlow(ApiEngine.flow("wrong", "x") + "labels: [\n");
        Answer unknownType = http.postFlow(ApiEngine.flow("wrong", "x").replace("log.Log", "log.Nothing"));

        assertThat(List.of(unknownProperty, missing, syntax, unknownType))
                .extracting(Answer::status)
                .containsOnly(422);
        assertThat(place(unknownProperty)).contains("mistake");
        assertThat(place(missing)).isEqualTo("tasks[0].message");
        assertThat(syntax.message()).contains("YAML parsing error", "(at line 7)");
        assertThat(place(unknownType)).contains("tasks");
        assertThat(unknownType.message()).isEqualTo("Invalid entity: Invalid type: io.kestra.plugin.core.log.Nothing");
        assertThat(unknownType.body().at("/_links/self/href").asText()).endsWith("/api/v1/main/flows");
    }

    @Test
    void refusesToCreateTwiceAndToRename() {
        http.postFlow(ApiEngine.flow("taken", "x")).ok();

        Answer again = http.postFlow(ApiEngine.flow("taken", "y"));
        Answer renamed = http.putFlow("/flows/" + NAMESPACE + "/taken", ApiEngine.flow("renamed", "x"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.message()).contains("Flow id already exists");
        assertThat(renamed.status()).isEqualTo(422);
        assertThat(renamed.message()).contains("Illegal flow id update");
    }

    @Test
    void asksForCredentials() {
        var none = http.rawWithoutLogin("/flows/search");

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
        assertThat(ApiEngine.codeOf(() -> engine.sdk("wrong").flows().searchFlows(TENANT, 1, 10, null, null)))
                .isEqualTo(401);
        assertThat(http.rawWithoutLogin("/nothing").statusCode()).isEqualTo(401);
    }

    @Test
    void saysWhatIsUnknown() {
        assertThat(ApiEngine.codeOf(() -> flows.flow(NAMESPACE, "none", TENANT, null, null, null)))
                .isEqualTo(404);
        assertThat(ApiEngine.codeOf(() -> flows.updateFlow(NAMESPACE, "none", TENANT, ApiEngine.flow("none", "x"))))
                .isEqualTo(404);
        assertThat(http.get("/flows/" + NAMESPACE + "/none").message())
                .isEqualTo("Not Found: Flow 'hone.flows.none' does not exist");
        assertThat(http.get("/nothing").status()).isEqualTo(404);
    }

    private static String place(Answer refused) {
        JsonNode first = refused.body().at("/_embedded/errors/0");
        return first.get("path").asText();
    }
}
