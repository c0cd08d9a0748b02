package dev.hone.local.command.kestra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.TestHouses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a Kestra that says one thing after the other, and is away in between. */
class FlowRunTest {
    private static final String EXECUTION = """
            {"id": "a1", "namespace": "%s", "flowId": "%s", "inputs": {"project": "%s"}, "outputs": {"outcome": "PROMOTE"},
             "state": {"current": "%s", "startDate": "2026-01-02T03:04:05Z"}, "taskRunList": []}""";
    private static final String RUNNING = EXECUTION.formatted("hone", "train", "cells", "RUNNING");
    private static final String ENDED = EXECUTION.formatted("hone", "train", "cells", "SUCCESS");
    private static final Purpose TRAINING = new Purpose(
            "train", "cells", "training cells", id -> "./hone train cells --follow %s follows it again".formatted(id));

    @TempDir
    private Path folder;

    private final BlockingQueue<Answer> executions = new LinkedBlockingQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> told = new ArrayList<>();
    private House house;
    private HttpServer kestra;

    private record Answer(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        house = TestHouses.in(folder);
        house.create();
        kestra = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), house.ports().kestra()),
                0);
        kestra.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                asked.add(exchange.getRequestMethod() + " " + path);
                boolean logs = path.contains("/logs/");
                Answer answer = logs ? new Answer(200, "[]") : executions.element();
                if (!logs && executions.size() > 1) {
                    executions.remove();
                }
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        kestra.start();
    }

    @AfterEach
    void stop() {
        kestra.stop(0);
    }

    @Test
    void goesOnWhenKestraIsBackAndSaysOnceThatItIsAway() throws Exception {
        answers(200, RUNNING);
        answers(200, RUNNING);
        answers(503, "{\"message\": \"starting\"}");
        answers(503, "{\"message\": \"starting\"}");
        answers(200, RUNNING);
        answers(200, ENDED);

        assertThat(run().follow(told::add).output("outcome")).isEqualTo("PROMOTE");
        assertThat(told).containsExactly("Kestra is away; the run goes on when it is back");
    }

    @Test
    void saysOnceThatItWaitsForItsTurn() throws Exception {
        String queued = EXECUTION.formatted("hone", "train", "cells", "QUEUED");
        answers(200, queued);
        answers(200, queued);
        answers(200, queued);
        answers(200, ENDED);

        run().follow(told::add);
        assertThat(told).containsExactly("train      waits until the run before it has ended");
    }

    @Test
    void saysHowToFollowItAgainWhenKestraDoesNotComeBack() {
        answers(200, RUNNING);
        FlowRun run = run();
        kestra.stop(0);

        assertThatThrownBy(() -> run.follow(told::add, Duration.ZERO))
                .isInstanceOf(HouseException.class)
                .hasMessageStartingWith("Kestra at %s does not answer"
                        .formatted(House.url(house.ports().kestra())))
                .hasMessageEndingWith(
                        "The run goes on when Kestra is back: ./hone train cells --follow a1 follows it again");
        assertThat(told).hasSize(1);
    }

    @Test
    void takesNoRunForWhatItIsNot() {
        answers(200, EXECUTION.formatted("hone", "import", "cells", "RUNNING"));
        assertThatThrownBy(this::run).hasMessage("execution a1 is one of hone.import, not of hone.train");
        executions.clear();
        answers(200, EXECUTION.formatted("hone", "train", "cats", "RUNNING"));
        assertThatThrownBy(this::run).hasMessage("execution a1 is of project 'cats', not of 'cells'");
        executions.clear();
        answers(404, "{}");
        assertThatThrownBy(this::run).hasMessage("there is no execution a1");
    }

    @Test
    void endsOnlyWhatHasNotEnded() {
        answers(200, RUNNING);
        assertThat(run().stop()).isTrue();
        assertThat(asked).endsWith("DELETE /api/v1/main/executions/a1/kill");

        asked.clear();
        executions.clear();
        answers(200, ENDED);
        assertThat(run().stop()).isFalse();
        assertThat(FlowRun.underWay(house, TRAINING, "a1")).isEmpty();
        assertThat(asked).noneMatch(request -> request.startsWith("DELETE"));
    }

    private FlowRun run() {
        return FlowRun.of(house, TRAINING, "a1");
    }

    private void answers(int status, String body) {
        executions.add(new Answer(status, body));
    }
}
