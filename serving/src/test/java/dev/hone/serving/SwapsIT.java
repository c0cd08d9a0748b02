package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.serving.Caller.Reply;
import dev.hone.stores.real.Rounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One version after the other under constant load. */
@Timeout(600)
class SwapsIT {
    private static final int CLIENTS = 16;
    private static final int EARLY = 10;

    @TempDir
    private Path folder;

    @Test
    void noRequestFailsEachAnswerIsItsVersionsAndNothingIsLeftBehind() throws Exception {
        // 100 in a soak
        int swaps = EARLY * Rounds.of(9) + EARLY;
        Path odd = TinyBundle.answering(folder.resolve("odd"), "cells", 1);
        Path even = TinyBundle.answering(folder.resolve("even"), "cells", 0);
        try (ServingProcess serving = ServingProcess.start(folder);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            serving.promote("cells", odd);
            Caller caller = new Caller(serving.port(), serving.key());
            AtomicBoolean done = new AtomicBoolean();
            List<Future<Integer>> asking = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                asking.add(clients.submit(() -> ask(caller, done)));
            }
            int early = 0;
            try {
                for (int version = 2; version <= swaps; version++) {
                    assertThat(serving.promote("cells", version % 2 == 0 ? even : odd))
                            .isEqualTo(version);
                    early = version == EARLY ? serving.resident() : early;
                }
            } finally {
                done.set(true);
            }
            int answers = 0;
            for (Future<Integer> client : asking) {
                answers += client.get();
            }
            int late = serving.resident();
            System.out.printf("%d answers during %d swaps; resident %d MB, then %d MB%n", answers, swaps, early, late);
            assertThat(answers).isGreaterThan(10 * swaps);
            assertThat((double) late).isLessThan(1.1 * early);
        }
    }

    private static int ask(Caller caller, AtomicBoolean done) throws Exception {
        int answers = 0;
        byte[] png = ServingContract.png();
        while (!done.get()) {
            Reply reply = caller.predict(png);
            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
            assertThat(probabilities(reply))
                    .isEqualTo(expected(reply.body().path("model_version").asInt()));
            answers++;
        }
        return answers;
    }

    private static List<Double> probabilities(Reply reply) {
        return TinyBundle.CLASSES.stream()
                .map(known ->
                        reply.body().path("probabilities").path(known.id()).asDouble())
                .toList();
    }

    /** What the network of a version answers to its probes and to everything else. */
    private static List<Double> expected(int version) {
        float[] logits = TinyBundle.logits(version % 2);
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        List<Double> expected = new ArrayList<>();
        for (float logit : logits) {
            expected.add(Math.round(Math.exp(logit) / sum * 1e6) / 1e6);
        }
        return expected;
    }
}
