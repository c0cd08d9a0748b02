package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.serving.Caller.Reply;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.promotion.Promotion;
import dev.hone.stores.real.KillableS3;
import dev.hone.stores.real.MlflowServer;
import dev.hone.stores.real.PostgresServer;
import dev.hone.stores.real.Rounds;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Each server goes away for a while under load: nobody who asks notices, and nothing that was said is lost. */
@Tag("mlflow")
@Timeout(900)
class OutagesIT {
    /** A minute in a soak. */
    private static final Duration AWAY = Duration.ofSeconds(Math.max(8, Rounds.of(60)));

    private static final int CLIENTS = 4;
    private static final int JUDGED_EVERY = 5;
    private static final Duration PACE = Duration.ofMillis(40);
    private static final Duration LATER = Duration.ofSeconds(1);

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> toJudge = new LinkedBlockingQueue<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean done = new AtomicBoolean();

    @TempDir
    private Path folder;

    private interface Outage {
        void run() throws Exception;
    }

    @Test
    void predictionsGoOnAndNothingIsLost() throws Exception {
        try (PostgresServer postgres = PostgresServer.start();
                KillableS3 s3 = KillableS3.start(Files.createDirectories(folder.resolve("s3")));
                MlflowServer mlflow = MlflowServer.start(Files.createDirectories(folder.resolve("mlflow")))) {
            Connections connections =
                    new Connections(s3.settings("hone"), mlflow.settings(), postgres.empty(), House.SIGNING_KEY);
            String key;
            try (Ledger ledger = Ledger.open(connections.ledger())) {
                key = furnish(connections, ledger);
            }
            try (ConfigurableApplicationContext one = Main.start(TestSettings.of(folder.resolve("one"), connections));
                    ConfigurableApplicationContext other =
                            Main.start(TestSettings.of(folder.resolve("other"), connections));
                    ExecutorService clients = Executors.newCachedThreadPool()) {
                Caller first = new Caller(one, key);
                Caller second = new Caller(other, key);
                for (Caller caller : List.of(first, second)) {
                    Eventually.holds(
                            "it answers",
                            () -> caller.get("/v1/projects/cells/model").status() == 200);
                }
                List<Future<?>> asking = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    asking.add(clients.submit(() -> {
                        ask(first);
                        return null;
                    }));
                    asking.add(clients.submit(() -> {
                        judge(second);
                        return null;
                    }));
                }
                away(postgres::kill, postgres::restart, first);
                away(s3::kill, s3::restart, first);
                away(mlflow::kill, mlflow::restart, first);
                done.set(true);
                for (Future<?> client : asking) {
                    client.get();
                }
            }
            try (Ledger ledger = Ledger.open(connections.ledger())) {
                assertKept(ledger);
            }
        }
    }

    private String furnish(Connections connections, Ledger ledger) throws Exception {
        Bucket bucket = Bucket.open(connections.bucket());
        Eventually.holds("the S3 server is there", () -> {
            try {
                bucket.create();
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        });
        ledger.projects().apply(HouseOfServers.project("cells", null), "test");
        Registry registry = Registry.open(connections.registry());
        Run run = registry.run("cells", "an execution", Map.of());
        registry.upload(run, TinyBundle.answering(folder.resolve("bundle"), "cells", 1), "bundle");
        new Promotion(ledger, registry)
                .promote(registry.version("cells", run, "bundle"), Optional.empty(), "test", "a test says so");
        return HouseOfServers.key(ledger, "caller", Role.CONTRIBUTE, null);
    }

    private static void away(Outage begins, Outage ends, Caller caller) throws Exception {
        begins.run();
        Thread.sleep(AWAY);
        ends.run();
        Eventually.holds(
                "all is well", () -> caller.get("/health").text("status").equals("ok"));
    }

    /** Nobody who asks waits for those that judge. */
    private void ask(Caller caller) throws Exception {
        for (int i = 0; !done.get(); i++) {
            Reply reply = caller.predict(ServingContract.png());
            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
            String id = reply.text("prediction_id");
            answered.add(id);
            if (i % JUDGED_EVERY == 0) {
                toJudge.add(id);
            }
            Thread.sleep(PACE);
        }
    }

    /** At once, at another replica; who is told to come back does. */
    private void judge(Caller caller) throws InterruptedException {
        while (!done.get()) {
            String id = toJudge.poll(LATER.toMillis(), TimeUnit.MILLISECONDS);
            if (id != null) {
                judge(caller, id);
            }
        }
    }

    private void judge(Caller caller, String id) {
        Reply reply = caller.feedback("{\"prediction_id\": \"%s\", \"label\": \"neutrophil\"}".formatted(id));
        if (reply.status() == 200) {
            acknowledged.add(reply.text("judgement_id"));
            return;
        }
        assertThat(reply.status()).as(reply.body().toString()).isIn(409, 503);
        assertThat(reply.response().headers().firstValue("Retry-After")).isPresent();
        toJudge.add(id);
    }

    private void assertKept(Ledger ledger) {
        System.out.printf("%d answers, %d judgements%n", answered.size(), acknowledged.size());
        assertThat(answered).hasSizeGreaterThan(100);
        assertThat(acknowledged).hasSizeGreaterThan(20);
        assertThat(answered)
                .filteredOn(id -> ledger.predictions().find(id).isEmpty())
                .isEmpty();
        List<String> judgements =
                ledger.judgements().all("cells").stream().map(Judgement::id).collect(Collectors.toList());
        assertThat(judgements).doesNotHaveDuplicates().containsAll(acknowledged);
    }
}
