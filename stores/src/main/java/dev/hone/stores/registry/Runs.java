package dev.hone.stores.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Experiments and runs. Each call may be repeated, and finds what an earlier one made. */
final class Runs {
    static final String EXECUTION = "hone.execution";

    /** On the run that all who create one for the same execution have agreed upon. */
    static final String AGREED = "hone.agreed";

    private static final int METRICS_A_REQUEST = 1000;
    private static final int PAIRS_A_REQUEST = 100;
    private static final String RUN_ID = "run_id";

    private final MlflowHttp http;

    Runs(MlflowHttp http) {
        this.http = http;
    }

    /** A run of an execution. */
    record Candidate(Run run, long started, boolean agreed) {}

    String experiment(String name) {
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

    Optional<String> findExperiment(String name) {
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

    /** The runs of an execution, the one that was begun first in front. */
    List<Candidate> candidates(String experiment, String execution) {
        List<Candidate> found = new ArrayList<>();
        http.post(
                        "runs/search",
                        Map.of(
                                "experiment_ids",
                                List.of(experiment),
                                "filter",
                                "tags.`%s` = '%s'".formatted(EXECUTION, execution)))
                .path("runs")
                .forEach(run -> found.add(new Candidate(
                        RunJson.run(run),
                        run.path("info").path("start_time").asLong(),
                        RunJson.tags(run).containsKey(AGREED))));
        found.sort(Comparator.comparingLong(Candidate::started)
                .thenComparing(candidate -> candidate.run().id()));
        return found;
    }

    Run create(String experiment, String execution, Map<String, String> tags) {
        List<Map<String, String>> all = new ArrayList<>(RunJson.pairs(tags));
        all.add(Map.of("key", EXECUTION, "value", execution));
        return RunJson.run(http.post(
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

    void delete(Run run) {
        http.post("runs/delete", Map.of(RUN_ID, run.id()));
    }

    JsonNode get(String id) {
        return http.get("runs/get", Map.of(RUN_ID, id)).path("run");
    }

    void params(Run run, Map<String, String> params) {
        inBatches(RunJson.pairs(params), PAIRS_A_REQUEST, part -> log(run, "params", part));
    }

    void tags(Run run, Map<String, String> tags) {
        inBatches(RunJson.pairs(tags), PAIRS_A_REQUEST, part -> log(run, "tags", part));
    }

    void untag(Run run, String key) {
        if (RunJson.tags(get(run.id())).containsKey(key)) {
            http.post("runs/delete-tag", Map.of(RUN_ID, run.id(), "key", key));
        }
    }

    void metrics(Run run, List<Metric> metrics) {
        inBatches(metrics, METRICS_A_REQUEST, part -> log(run, "metrics", part));
    }

    List<Metric> history(Run run, String key) {
        List<Metric> metrics = new ArrayList<>();
        http.get("metrics/get-history", Map.of(RUN_ID, run.id(), "metric_key", key))
                .path("metrics")
                .forEach(found -> metrics.add(new Metric(
                        key,
                        found.path("value").asDouble(),
                        found.path("timestamp").asLong(),
                        found.path("step").asLong())));
        return metrics;
    }

    void input(Run run, DataSetInput input) {
        http.post("runs/log-inputs", Map.of(RUN_ID, run.id(), "datasets", List.of(RunJson.input(input))));
    }

    void status(Run run, RunStatus status) {
        http.post(
                "runs/update",
                status == RunStatus.RUNNING
                        ? Map.of(RUN_ID, run.id(), "status", status.name())
                        : Map.of(
                                RUN_ID,
                                run.id(),
                                "status",
                                status.name(),
                                "end_time",
                                Instant.now().toEpochMilli()));
    }

    private void log(Run run, String what, List<?> values) {
        http.post("runs/log-batch", Map.of(RUN_ID, run.id(), what, values));
    }

    private static <T> void inBatches(List<T> values, int size, Consumer<List<T>> batch) {
        for (int from = 0; from < values.size(); from += size) {
            batch.accept(values.subList(from, Math.min(from + size, values.size())));
        }
    }
}
