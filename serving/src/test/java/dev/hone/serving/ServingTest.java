package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.serving.keys.Needs;
import dev.hone.serving.keys.Open;
import dev.hone.serving.problems.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The contract, without servers. */
class ServingTest extends KeysContract {

    @Override
    House furnish(Path folder) {
        return new HouseInMemory(folder.resolve("cache"));
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        RequestMappingHandlerMapping endpoints =
                serving().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        assertThat(endpoints.getHandlerMethods().values())
                .filteredOn(method -> !ErrorController.class.isAssignableFrom(method.getBeanType()))
                .hasSizeGreaterThan(6)
                .allMatch(method -> method.hasMethodAnnotation(Needs.class) != method.hasMethodAnnotation(Open.class));
    }

    /** As a key is whose text was broken off at a comma. */
    @Test
    void theDescriptionHasNoKeyWithoutAValue() {
        assertThat(nulls(caller().get("/openapi.json").body())).isEmpty();
    }

    @Test
    void theDescriptionNamesEveryProblem() {
        JsonNode codes = caller().get("/openapi.json").body().at("/components/schemas/Problem/properties/code/enum");
        assertThat(codes.valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(
                        Stream.of(ProblemCode.values()).map(ProblemCode::code).toList());
    }

    private static List<String> nulls(JsonNode node) {
        List<String> found = new ArrayList<>();
        node.forEachEntry((key, value) -> {
            if (value.isNull()) {
                found.add(key);
            }
        });
        node.forEach(inside -> found.addAll(nulls(inside)));
        return found;
    }

    @Test
    void theDescriptionNamesEveryEndpointAndNoOther() {
        RequestMappingHandlerMapping endpoints =
                serving().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        Set<String> served = endpoints.getHandlerMethods().entrySet().stream()
                .filter(endpoint -> !ErrorController.class.isAssignableFrom(
                        endpoint.getValue().getBeanType()))
                .flatMap(endpoint -> endpoint.getKey().getPatternValues().stream())
                .map(path -> path.replace("{id}", "{prediction_id}"))
                .filter(path -> !path.equals("/openapi.json") && !path.equals("/docs"))
                .collect(Collectors.toSet());
        JsonNode description = caller().get("/openapi.json").body();
        assertThat(description.path("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(served);
    }
}
