package dev.hone.stores.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Registered models and their versions. Each call may be repeated, and finds what an earlier one made. */
final class Models {
    private static final int VERSIONS_A_REQUEST = 1000;
    private static final String NAME = "name";
    private static final String VERSION = "version";
    private static final String DELETED = "Deleted_Internal";

    /** MLflow's word for a wrong request, and for an alias that is not set. */
    private static final String UNSET = "INVALID_PARAMETER_VALUE";

    private final MlflowHttp http;

    Models(MlflowHttp http) {
        this.http = http;
    }

    /**
     * The version of a run. Of two that were made side by side the lower number stays: whoever has the higher one sees the
     * lower, since MLflow counts them.
     */
    ModelVersion ofRun(String model, Run run, String source) {
        ensure(model);
        Optional<ModelVersion> found = lowest(model, run);
        if (found.isPresent()) {
            return found.get();
        }
        ModelVersion own =
                version(http.post("model-versions/create", Map.of(NAME, model, "source", source, "run_id", run.id()))
                        .path("model_version"));
        ModelVersion first = lowest(model, run).orElse(own);
        if (first.number() != own.number()) {
            http.delete("model-versions/delete", key(own));
        }
        return first;
    }

    ModelVersion get(String model, int number) {
        return version(http.get("model-versions/get", Map.of(NAME, model, VERSION, String.valueOf(number)))
                .path("model_version"));
    }

    List<ModelVersion> all(String model) {
        return search("name = '%s'".formatted(model));
    }

    void stage(ModelVersion version, Stage stage) {
        Map<String, Object> request = new HashMap<>(key(version));
        request.put("stage", stage.text());
        request.put("archive_existing_versions", false);
        http.post("model-versions/transition-stage", request);
    }

    void tag(ModelVersion version, String key, String value) {
        Map<String, Object> request = new HashMap<>(key(version));
        request.put("key", key);
        request.put("value", value);
        http.post("model-versions/set-tag", request);
    }

    VersionDetails details(ModelVersion version) {
        JsonNode found = http.get("model-versions/get", key(version)).path("model_version");
        Map<String, String> tags = new TreeMap<>();
        found.path("tags")
                .forEach(tag ->
                        tags.put(tag.path("key").asText(), tag.path("value").asText()));
        Set<String> aliases = new TreeSet<>();
        found.path("aliases").forEach(alias -> aliases.add(alias.asText()));
        return new VersionDetails(
                tags,
                aliases,
                Instant.ofEpochMilli(found.path("last_updated_timestamp").asLong()));
    }

    /** Of whatever model. */
    List<ModelVersion> ofRun(Run run) {
        return search("run_id = '%s'".formatted(run.id()));
    }

    void alias(String alias, ModelVersion version) {
        Map<String, Object> request = new HashMap<>(key(version));
        request.put("alias", alias);
        http.post("registered-models/alias", request);
    }

    void unalias(String model, String alias) {
        if (aliased(model, alias).isPresent()) {
            http.delete("registered-models/alias", Map.of(NAME, model, "alias", alias));
        }
    }

    /** Asked for by itself: a search may tell no aliases. */
    Optional<ModelVersion> aliased(String model, String alias) {
        try {
            return Optional.of(version(http.get("registered-models/alias", Map.of(NAME, model, "alias", alias))
                    .path("model_version")));
        } catch (RegistryException e) {
            // an alias that is not set is a bad request to MLflow, a model that is not there a missing one
            if (e.isMissing() || e.getMessage().contains(UNSET)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void ensure(String model) {
        if (isThere(model)) {
            return;
        }
        try {
            http.post("registered-models/create", Map.of(NAME, model));
        } catch (RegistryException e) {
            // somebody else may have made it in between
            if (!isThere(model)) {
                throw e;
            }
        }
    }

    private boolean isThere(String model) {
        try {
            http.get("registered-models/get", Map.of(NAME, model));
            return true;
        } catch (RegistryException e) {
            if (e.isMissing()) {
                return false;
            }
            throw e;
        }
    }

    private Optional<ModelVersion> lowest(String model, Run run) {
        return search("run_id = '%s' and name = '%s'".formatted(run.id(), model)).stream()
                .findFirst();
    }

    /** In the order of their numbers. */
    private List<ModelVersion> search(String filter) {
        List<ModelVersion> found = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = http.get(
                    "model-versions/search",
                    Map.of("filter", filter, "max_results", String.valueOf(VERSIONS_A_REQUEST), "page_token", token));
            page.path("model_versions").forEach(version -> found.add(version(version)));
            token = page.path("next_page_token").asText();
        } while (!token.isEmpty());
        found.removeIf(version -> version.stage().equals(DELETED));
        found.sort(Comparator.comparingInt(ModelVersion::number));
        return found;
    }

    private static Map<String, String> key(ModelVersion version) {
        return Map.of(NAME, version.model(), VERSION, String.valueOf(version.number()));
    }

    private static ModelVersion version(JsonNode node) {
        return new ModelVersion(
                node.path("name").asText(),
                Integer.parseInt(node.path("version").asText()),
                node.path("run_id").asText(),
                node.path("source").asText(),
                node.path("current_stage").asText());
    }
}
