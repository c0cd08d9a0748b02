package dev.hone.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hone.stores.connections.Secret;
import dev.hone.ui.kestra.KestraSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers in the shape of Kestra 1.3's REST interface, over HTTP, to whoever logs in. */
final class KestraStandIn implements AutoCloseable {
    private static final String USER = "hone@localhost.local";
    private static final String PASSWORD = "kestra-secret";

    /** A request to start a flow. */
    record Started(String path, String query, String form) {
        /** The text of one part of the form. */
        String part(String name) {
            String head = "name=\"" + name + "\"\r\n\r\n";
            int from = form.indexOf(head);
            return from < 0 ? null : form.substring(from + head.length(), form.indexOf("\r\n--", from + head.length()));
        }
    }

    private record Reply(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Started> started = new CopyOnWriteArrayList<>();
    private final List<String> killed = new CopyOnWriteArrayList<>();

    KestraStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v1/", this::handle);
        server.start();
    }

    KestraSettings settings() {
        return new KestraSettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), USER, new Secret(PASSWORD));
    }

    void reset() {
        replies.clear();
        started.clear();
        killed.clear();
        answer("/executions/hone/promote", 200, execution("e1", "promote", "cells", "3", "CREATED", "{}"));
        answer("/executions/hone/rollback", 200, execution("e2", "rollback", "cells", "1", "CREATED", "{}"));
    }

    void answer(String path, int status, String body) {
        replies.put(path, new Reply(status, body));
    }

    /** The paths that executions were ended with. */
    List<String> killed() {
        return List.copyOf(killed);
    }

    List<Started> started() {
        return List.copyOf(started);
    }

    static String execution(String id, String flow, String project, String version, String state, String outputs) {
        return """
            {"id": "%s", "namespace": "hone", "flowId": "%s", "flowRevision": 1,
             "inputs": {"project": "%s", "version": %s}, "outputs": %s,
             "state": {"current": "%s", "startDate": "2026-01-01T00:00:00Z"}}""".formatted(id, flow, project, version, outputs, state);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath().replaceFirst("^/api/v1(/main)?", "");
            if (exchange.getRequestMethod().equals("POST")) {
                started.add(new Started(path, exchange.getRequestURI().getQuery(), form));
            }
            if (exchange.getRequestMethod().equals("DELETE")) {
                killed.add(path);
            }
            String login = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            boolean known =
                    ("Basic " + login).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            Reply reply = known ? replies.getOrDefault(path, new Reply(404, "{}")) : new Reply(401, "");
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
