package dev.hone.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hone.stores.connections.RegistrySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers in the shape of MLflow's REST interface and artifact proxy: some versions of the model cells, each with its run. */
final class MlflowStandIn implements AutoCloseable {
    private static final String API = "/api/2.0/mlflow/";
    private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts";
    private static final Map<String, String> FILES = Map.of("model.onnx", "a network", "bundle.json", "{}");

    private record Version(String stage, String metrics) {}

    private final HttpServer server;
    private final Map<Integer, Version> versions = new TreeMap<>();
    private final Map<String, List<Double>> curves = new ConcurrentHashMap<>();
    private volatile String training = "";
    private volatile boolean away;

    MlflowStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    RegistrySettings settings() {
        return new RegistrySettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.empty());
    }

    /** From now on there is this version, whose run has these figures. */
    void version(int number, String stage, Map<String, Double> metrics) {
        versions.put(
                number,
                new Version(
                        stage,
                        metrics.entrySet().stream()
                                .map(one -> "{\"key\": \"%s\", \"value\": %s}".formatted(one.getKey(), one.getValue()))
                                .collect(Collectors.joining(", "))));
    }

    /** From now on the run of this execution has told these figures, one an epoch and a minute, of 10 epochs. */
    void curve(String execution, String metric, Double... values) {
        training = execution;
        curves.put(metric, List.of(values));
    }

    /** Whether it answers only that it cannot. */
    void away(boolean now) {
        away = now;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Optional<String> found = away ? Optional.empty() : body(exchange.getRequestURI(), sent);
            byte[] bytes = found.orElse("{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 500 : found.isPresent() ? 200 : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Optional<String> body(URI uri, String sent) {
        String path = uri.getPath();
        if (path.equals("/version")) {
            return Optional.of("3.17.2\n");
        } else if (path.equals(API + "runs/search")) {
            boolean known = !training.isEmpty() && sent.contains("'" + training + "'");
            return Optional.of("{\"runs\": [%s]}".formatted(known ? learning() : ""));
        } else if (path.equals(API + "model-versions/search")) {
            return Optional.of("{\"model_versions\": [%s]}"
                    .formatted(
                            uri.getQuery().contains("'cells'")
                                    ? versions.keySet().stream()
                                            .map(this::version)
                                            .collect(Collectors.joining(", "))
                                    : ""));
        } else if (path.equals(API + "model-versions/get")) {
            return known(last(uri, "version=")).map(number -> "{\"model_version\": %s}".formatted(version(number)));
        } else if (path.equals(API + "experiments/get-by-name")) {
            return Optional.of("{\"experiment\": {\"experiment_id\": \"7\"}}");
        } else if (path.equals(API + "metrics/get-history")) {
            return Optional.of(history(uri.getQuery().replaceFirst(".*metric_key=([a-z_]+).*", "$1")));
        } else if (path.equals(API + "runs/get") && uri.getQuery().endsWith("=training")) {
            return Optional.of("{\"run\": %s}".formatted(learning()));
        } else if (path.equals(API + "runs/get")) {
            return known(last(uri, "run_id=run")).map(this::run);
        } else if (path.equals(ARTIFACTS)) {
            return Optional.of("{\"files\": [%s]}"
                    .formatted(FILES.entrySet().stream()
                            .map(file -> "{\"path\": \"%s\", \"is_dir\": false, \"file_size\": %d}"
                                    .formatted(file.getKey(), file.getValue().length()))
                            .collect(Collectors.joining(", "))));
        }
        return Optional.ofNullable(FILES.get(path.substring(path.lastIndexOf('/') + 1)));
    }

    private Optional<Integer> known(int number) {
        return Optional.of(number).filter(versions::containsKey);
    }

    private static int last(URI uri, String before) {
        return Integer.parseInt(uri.getQuery().replaceFirst(".*" + before + "(\\d+).*", "$1"));
    }

    private String version(int number) {
        return """
            {"name": "cells", "version": "%1$d", "run_id": "run%1$d", "current_stage": "%2$s", "aliases": [],
             "source": "mlflow-artifacts:/7/run%1$d/artifacts/bundle", "last_updated_timestamp": 1,
             "tags": [{"key": "hone.code", "value": "0.1.0"}]}""".formatted(number, versions.get(number).stage());
    }

    private static String learning() {
        return """
            {"info": {"run_id": "training", "experiment_id": "7", "status": "RUNNING", "start_time": 1,
             "artifact_uri": "mlflow-artifacts:/7/training/artifacts"},
             "data": {"metrics": [], "params": [{"key": "epochs", "value": "10"}], "tags": []},
             "inputs": {"dataset_inputs": []}}""";
    }

    private String history(String metric) {
        List<Double> values = curves.getOrDefault(metric, List.of());
        return "{\"metrics\": [%s]}"
                .formatted(IntStream.range(0, values.size())
                        .mapToObj(i -> "{\"key\": \"%s\", \"value\": %s, \"timestamp\": %d, \"step\": %d}"
                                .formatted(metric, values.get(i), (i + 1) * 60_000L, i + 1))
                        .collect(Collectors.joining(", ")));
    }

    private String run(int number) {
        return """
            {"run": {"info": {"run_id": "run%1$d", "experiment_id": "7", "status": "FINISHED",
             "artifact_uri": "mlflow-artifacts:/7/run%1$d/artifacts"},
             "data": {"metrics": [%2$s], "params": [{"key": "network", "value": "small-cnn"}], "tags": []},
             "inputs": {"dataset_inputs": []}}}""".formatted(number, versions.get(number).metrics());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
