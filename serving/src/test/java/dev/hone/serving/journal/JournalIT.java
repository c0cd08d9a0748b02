package dev.hone.serving.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Sha256;
import dev.hone.serving.Eventually;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.real.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalIT {
    private static final Journal.Limits FEW = new Journal.Limits(500, 1000, 100, 0, Duration.ofSeconds(30));

    @Test
    void writesWhatWaitedWhenAKilledLedgerIsBack() throws Exception {
        try (PostgresServer server = PostgresServer.start();
                Ledger ledger = Ledger.open(server.empty());
                Journal journal = new Journal(new RowsAlone(ledger), FEW)) {
            offer(journal, "before", 300);
            server.kill();
            offer(journal, "after", 1000);
            assertThat(journal.lost()).isPositive();
            assertThat(journal.waiting()).isLessThanOrEqualTo(FEW.predictions());

            server.restart();
            Eventually.holds("written", () -> journal.waiting() == 0);
            long kept = IntStream.range(0, 1000)
                    .boxed()
                    .flatMap(i -> List.of("before" + i, "after" + i).stream())
                    .filter(id -> ledger.predictions().find(id).isPresent())
                    .count();
            assertThat(kept).isEqualTo(1300 - journal.lost());
        }
    }

    private static void offer(Journal journal, String name, int count) {
        for (int i = 0; i < count; i++) {
            journal.offer(prediction(name + i), new float[1], new byte[1]);
        }
    }

    private static Prediction prediction(String id) {
        String digest = Sha256.hex(id.getBytes(StandardCharsets.UTF_8));
        return new Prediction(id, "cells", 1, digest, "a", Map.of("a", 1.0), 1, Instant.now(), ModelRole.PRODUCTION, 1);
    }

    /** A real ledger, and no bucket. */
    record RowsAlone(Ledger ledger) implements PredictionStore {
        @Override
        public boolean keep(String project, byte[] picture) {
            return true;
        }

        @Override
        public void write(List<Line> lines) {
            try {
                ledger.predictions().insert(lines.stream().map(Line::prediction).toList());
                ledger.embeddings()
                        .insert(lines.stream()
                                .flatMap(line -> line.embedding().stream())
                                .toList());
            } catch (LedgerException e) {
                throw StoreAwayException.because(e);
            }
        }
    }
}
