package dev.hone.stores.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.connections.RegistrySettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MLflow as Hone uses it. Thread-safe; every create may be repeated. */
public final class Registry implements AutoCloseable {
    private static final String EXECUTION_TAG = "hone.execution";
    private static final int METRICS_A_REQUEST = 1000;
    private static final int PARAMS_A_REQUEST = 100;

    private final MlflowHttp http;
    private final Artifacts artifacts;

    private Registry(MlflowHttp http) {
        this.http = http;
        this.artifacts = new Artifacts(http);
    }

    /** Opens the registry; nothing is sent until it is used. */
    public static Registry open(RegistrySettings settings) {
        return new Registry(new MlflowHttp(settings));
    }

    /** The run of an execution in the project's experiment; it is made when there is none yet. */
    public Run run(String project, String execution, Map<String, String> tags) {
        String experiment = experiment(project);
        JsonNode found = http.post(
                        "runs/search",
                        Map.of(
                                "experiment_ids",
                                List.of(experiment),
                                "filter",
                                "tags.`%s` = '%s'".formatted(EXECUTION_TAG, execution),
                                "max_results",
                                1))
                .path("runs");
        return found.isEmpty() ? createRun(experiment, execution, tags) : run(found.get(0));
    }

    /** The run of this id. */
    public Run run(String id) {
        return run(http.get("runs/get", Map.of("run_id", id)).path("run"));
    }

    /** Writes down the settings of a run; saying the same again is allowed. */
    public void params(Run run, Map<String, String> params) {
        List<Map<String, String>> pairs = pairs(params);
        for (int from = 0; from < pairs.size(); from += PARAMS_A_REQUEST) {
            http.post(
                    "runs/log-batch",
                    Map.of(
                            "run_id",
                            run.id(),
                            "params",
                            pairs.subList(from, Math.min(from + PARAMS_A_REQUEST, pairs.size()))));
        }
    }

    /** Writes down figures of a run. */
    public void metrics(Run run, List<Metric> metrics) {
        for (int from = 0; from < metrics.size(); from += METRICS_A_REQUEST) {
            http.post(
                    "runs/log-batch",
                    Map.of(
                            "run_id",
                            run.id(),
                            "metrics",
                            metrics.subList(from, Math.min(from + METRICS_A_REQUEST, metrics.size()))));
        }
    }

    /** Says how a run stands. */
    public void status(Run run, RunStatus status) {
        http.post(
                "runs/update",
                status == RunStatus.RUNNING
                        ? Map.of("run_id", run.id(), "status", status.name())
                        : Map.of(
                                "run_id",
                                run.id(),
                                "status",
                                status.name(),
                                "end_time",
                                Instant.now().toEpochMilli()));
    }

    /** Sends a folder's files to a run, under a path of its artifacts. */
    public void upload(Run run, Path folder, String path) {
        artifacts.upload(folder, run.artifacts() + "/" + path);
    }

    /** Sends files to a run, under a path of its artifacts. */
    public void upload(Run run, List<Path> files, String path) {
        files.forEach(file -> artifacts.upload(file, run.artifacts() + "/" + path + "/" + file.getFileName()));
    }

    /** Fetches what lies under a path of a run's artifacts into a folder, which must not hold it already. */
    public void download(Run run, String path, Path folder) {
        artifacts.download(run.artifacts() + "/" + path, folder);
    }

    /** The version of the project's model that a run made; it is registered when it is not yet. */
    public ModelVersion version(String project, Run run, String path) {
        ensureModel(project);
        JsonNode found = http.get(
                        "model-versions/search",
                        Map.of("filter", "run_id = '%s' and name = '%s'".formatted(run.id(), project)))
                .path("model_versions");
        if (!found.isEmpty()) {
            return version(found.get(0));
        }
        return version(http.post(
                        "model-versions/create",
                        Map.of("name", project, "source", run.artifacts() + "/" + path, "run_id", run.id()))
                .path("model_version"));
    }

    /** The version of this number. */
    public ModelVersion version(String project, int number) {
        return version(http.get("model-versions/get", Map.of("name", project, "version", String.valueOf(number)))
                .path("model_version"));
    }

    /** Fetches a version's bundle into a folder, which must not hold it already. */
    public void download(ModelVersion version, Path folder) {
        artifacts.download(version.source(), folder);
    }

    /** Moves a version to a stage. */
    public void stage(ModelVersion version, Stage stage) {
        http.post(
                "model-versions/transition-stage",
                Map.of(
                        "name",
                        version.model(),
                        "version",
                        String.valueOf(version.number()),
                        "stage",
                        stage.text(),
                        "archive_existing_versions",
                        false));
    }

    /** Points an alias at a version. */
    public void alias(String alias, ModelVersion version) {
        http.post(
                "registered-models/alias",
                Map.of("name", version.model(), "alias", alias, "version", String.valueOf(version.number())));
    }

    /** The version that an alias points at. */
    public Optional<ModelVersion> aliased(String project, String alias) {
        try {
            return Optional.of(version(http.get("registered-models/alias", Map.of("name", project, "alias", alias))
                    .path("model_version")));
        } catch (RegistryException e) {
            // an alias that is not set is a bad request to MLflow, a model that is not there a missing one
            if (e.isMissing() || e.getMessage().contains("INVALID_PARAMETER_VALUE")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Writes a tag on a version. */
    public void tag(ModelVersion version, String key, String value) {
        http.post(
                "model-versions/set-tag",
                Map.of(
                        "name",
                        version.model(),
                        "version",
                        String.valueOf(version.number()),
                        "key",
                        key,
                        "value",
                        value));
    }

    @Override
    public void close() {
        http.close();
    }

    private String experiment(String name) {
        Optional<String> found = findExperiment(name);
        if (found.isPresent()) {
            return found.get();
        }
        try {
            return http.post("experiments/create", Map.of("name", name))
                    .path("experiment_id")
                    .asText();
        } catch (RegistryException e) {
            // somebody else may have made it in between
            return findExperiment(name).orElseThrow(() -> e);
        }
    }

    private Optional<String> findExperiment(String name) {
        try {
            return Optional.of(http.get("experiments/get-by-name", Map.of("experiment_name", name))
                    .path("experiment")
                    .path("experiment_id")
                    .asText());
        } catch (RegistryException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Run createRun(String experiment, String execution, Map<String, String> tags) {
        List<Map<String, String>> all = new ArrayList<>(pairs(tags));
        all.add(Map.of("key", EXECUTION_TAG, "value", execution));
        return run(http.post(
                        "runs/create",
                        Map.of(
                                "experiment_id",
                                experiment,
                                "run_name",
                                execution,
                                "start_time",
                                Instant.now().toEpochMilli(),
                                "tags",
                                all))
                .path("run"));
    }

    private void ensureModel(String name) {
        try {
            http.get("registered-models/get", Map.of("name", name));
        } catch (RegistryException e) {
            if (!e.isMissing()) {
                throw e;
            }
            http.post("registered-models/create", Map.of("name", name));
        }
    }

    private static List<Map<String, String>> pairs(Map<String, String> values) {
        return values.entrySet().stream()
                .map(e -> Map.of("key", e.getKey(), "value", e.getValue()))
                .toList();
    }

    private static Run run(JsonNode node) {
        JsonNode info = node.path("info");
        return new Run(
                info.path("run_id").asText(),
                info.path("experiment_id").asText(),
                info.path("artifact_uri").asText());
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
