package dev.hone.stores.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.json.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Runs as MLflow writes and reads them. */
final class RunJson {
    /** MLflow takes no longer ones. */
    private static final int DIGEST = 36;

    private static final String KEY = "key";
    private static final String VALUE = "value";

    /** A source of this kind is shown as a place in a bucket. */
    private static final String SOURCE_TYPE = "s3";

    private static final Map<String, String> CONTEXT = Map.of(KEY, "mlflow.data.context", VALUE, "training");

    private RunJson() {}

    /** A source, in the form that MLflow's pages read. */
    private record Source(String uri) {}

    /** What MLflow's pages show of a data set; the whole digest is only here. */
    private record Profile(String manifest, Map<String, Integer> pictures) {}

    static Run run(JsonNode node) {
        JsonNode info = node.path("info");
        return new Run(
                info.path("run_id").asText(),
                info.path("experiment_id").asText(),
                info.path("artifact_uri").asText());
    }

    static RunDetails details(JsonNode node) {
        JsonNode data = node.path("data");
        Map<String, DataSetInput> inputs = new TreeMap<>();
        node.path("inputs").path("dataset_inputs").forEach(input -> {
            DataSetInput found = input(input.path("dataset"));
            inputs.put(found.name(), found);
        });
        return new RunDetails(
                RunStatus.valueOf(node.path("info").path("status").asText()),
                map(data.path("params"), JsonNode::asText),
                tags(node),
                map(data.path("metrics"), JsonNode::asDouble),
                inputs);
    }

    static Map<String, String> tags(JsonNode node) {
        return map(node.path("data").path("tags"), JsonNode::asText);
    }

    static Map<String, Object> input(DataSetInput input) {
        return Map.of(
                "dataset",
                Map.of(
                        "name", input.name(),
                        "digest",
                                input.digest()
                                        .substring(0, Math.min(input.digest().length(), DIGEST)),
                        "source_type", SOURCE_TYPE,
                        "source", Json.text(new Source(input.source().toString())),
                        "profile", Json.text(new Profile(input.digest(), new TreeMap<>(input.splits())))),
                "tags",
                List.of(CONTEXT));
    }

    static List<Map<String, String>> pairs(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(e -> Map.of(KEY, e.getKey(), VALUE, e.getValue()))
                        .toList();
    }

    /** Somebody else's data set may have another kind of source, and no profile or another. */
    private static DataSetInput input(JsonNode dataset) {
        JsonNode profile = tree(dataset.path("profile").asText());
        Map<String, Integer> splits = new LinkedHashMap<>();
        profile.path("pictures")
                .properties()
                .forEach(split -> splits.put(split.getKey(), split.getValue().asInt()));
        return new DataSetInput(
                dataset.path("name").asText(),
                profile.path("manifest").asText(dataset.path("digest").asText()),
                URI.create(tree(dataset.path("source").asText()).path("uri").asText()),
                splits);
    }

    private static JsonNode tree(String text) {
        return Json.tree(text.startsWith("{") ? text : "{}");
    }

    private static <T> Map<String, T> map(JsonNode pairs, Function<JsonNode, T> value) {
        Map<String, T> map = new TreeMap<>();
        pairs.forEach(pair -> map.put(pair.path(KEY).asText(), value.apply(pair.path(VALUE))));
        return map;
    }
}
