package dev.hone.local.command.siege;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.command.house.House;
import dev.hone.stores.connections.RegistrySettings;
import dev.hone.stores.json.Json;
import dev.hone.stores.registry.Metric;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs in MLflow, each with some figures. */
final class Figures extends Writer {
    private static final int EACH_RUN = 25;

    private final RegistrySettings settings;
    private final Registry registry;
    private final Map<String, String> login;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Run> runs = new HashMap<>();

    Figures(House house) {
        super("figures", Duration.ofMillis(100));
        this.settings = house.connections().registry();
        this.registry = Registry.open(settings);
        this.login = Login.toMlflow(house);
    }

    @Override
    synchronized void write(int number) {
        Run run = runs.computeIfAbsent(
                number / EACH_RUN, batch -> registry.run("siege", "siege-" + batch, Map.of("batch", "" + batch)));
        registry.metrics(run, List.of(new Metric(name(number), number, number, 0)));
    }

    @Override
    synchronized List<Integer> lost(List<Integer> numbers) throws Exception {
        List<Integer> lost = new ArrayList<>();
        Map<Integer, JsonNode> read = new HashMap<>();
        for (int number : numbers) {
            int batch = number / EACH_RUN;
            if (!read.containsKey(batch)) {
                read.put(batch, metrics(runs.get(batch).id()));
            }
            boolean there = read.get(batch).findParents("key").stream()
                    .anyMatch(metric -> metric.path("key").asText().equals(name(number))
                            && metric.path("value").asInt() == number);
            if (!there) {
                lost.add(number);
            }
        }
        return lost;
    }

    @Override
    public void close() throws InterruptedException {
        super.close();
        registry.close();
        http.close();
    }

    private JsonNode metrics(String run) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(settings.url() + "/api/2.0/mlflow/runs/get?run_id=" + run));
        login.forEach(request::header);
        return Json.tree(http.send(request.build(), BodyHandlers.ofString()).body())
                .at("/run/data/metrics");
    }

    private static String name(int number) {
        return "figure-" + number;
    }
}
