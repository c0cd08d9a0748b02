package dev.hone.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hone.ui.serving.ServingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers in the shape that serving documents, over HTTP. */
final class ServingStandIn implements AutoCloseable {
    static final String TWO_PROJECTS = """
            {"projects": [
              {"project": "cells", "model_version": 12, "classes": [
                {"id": "neutrophil", "label": "neutrophil"},
                {"id": "lymphocyte", "label": "lymphocyte"},
                {"id": "monocyte", "label": "mono<cyte>"}]},
              {"project": "leaves", "model_version": null, "classes": [
                {"id": "rust", "label": "rust"}, {"id": "mildew", "label": "mildew"}]}]}
            """;
    static final String ANSWER = """
            {"prediction_id": "p.1", "project": "cells", "model_version": 12, "predicted_class": "lymphocyte",
             "confidence": 0.9412, "probabilities": {"neutrophil": 0.0561, "lymphocyte": 0.9412, "monocyte": 0.0027},
             "inference_time_ms": 8.7}
            """;

    static final ServingKey KEY = new ServingKey("hone_12345678_secret");

    private record Reply(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private volatile String lastFeedback;
    private volatile int lastPictureSize;

    ServingStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
        reset();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void reset() {
        replies.clear();
        answer("/v1/projects", 200, TWO_PROJECTS);
        answer("/v1/predict", 200, ANSWER);
        answer("/v1/feedback", 200, receipt("lymphocyte"));
        answer("/health", 200, """
                {"status": "ok", "version": "0.1.0", "waiting": 0, "lost": 0, "problems": []}""");
        answer("/metrics", 200, """
                hone_serving_request_seconds_count{path="/v1/predict",status="200"} 1234
                hone_serving_request_seconds_count{path="/v1/predict",status="415"} 5
                hone_serving_request_seconds_count{path="/v1/predict",status="503"} 6
                process_start_time_seconds 1.7E9
                """);
    }

    /** From now on this is the answer. */
    void answer(String path, int status, String body) {
        replies.put(path, new ArrayDeque<>());
        then(path, status, body);
    }

    /** The answer after those given before; the last one stays. */
    void then(String path, int status, String body) {
        replies.get(path).add(new Reply(status, body));
    }

    String lastFeedback() {
        return lastFeedback;
    }

    int lastPictureSize() {
        return lastPictureSize;
    }

    static String receipt(String label) {
        return """
            {"judgement_id": "01J", "project": "cells", "picture": "abc", "label": "%s"}""".formatted(label);
    }

    static String problem(int status, String code, String detail) {
        return """
            {"type": "urn:hone:problem:%s", "title": "A title", "status": %d, "code": "%s", "detail": "%s"}""".formatted(code, status, code, detail);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/v1/feedback")) {
                lastFeedback = new String(body, StandardCharsets.UTF_8);
            } else if (path.equals("/v1/predict")) {
                lastPictureSize = body.length;
            }
            boolean known =
                    ("Bearer " + KEY.text()).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            Reply reply =
                    known ? next(path) : new Reply(401, problem(401, "key-unknown", "The key is not the web app's."));
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", reply.status() < 400 ? "application/json" : "application/problem+json");
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply next(String path) {
        Deque<Reply> queue = replies.get(path);
        return queue.size() > 1 ? queue.remove() : queue.element();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
