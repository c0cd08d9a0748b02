package dev.hone.serving.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.serving.Eventually;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.real.PostgresServer;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JournalIT {
    private static final Journal.Limits USUAL =
            new Journal.Limits(5000, 1 << 20, 1 << 24, 100, 0, Duration.ofSeconds(30));

    @TempDir
    private Path folder;

    @Test
    void writesWhatWaitedWhenAKilledLedgerIsBack() throws Exception {
        try (PostgresServer server = PostgresServer.start();
                Ledger ledger = Ledger.open(server.empty());
                Journal journal = new Journal(new RowsAlone(ledger), folder, USUAL)) {
            offer(journal, "before", 300);
            server.kill();
            offer(journal, "after", 1000);
            server.restart();
            Eventually.holds("written", () -> journal.waiting() == 0);
            assertThat(journal.lost()).isZero();
            assertThat(kept(ledger, "before", 300)).isEqualTo(300);
            assertThat(kept(ledger, "after", 1000)).isEqualTo(1000);
        }
    }

    /** What it took more than a second before its end is on the disk; the ledger gets each once. */
    @Test
    void aKilledProcessLosesTheLastSecondAtMost() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalToBeKilled.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int taken = 0;
        try (BufferedReader offered = process.inputReader(StandardCharsets.UTF_8)) {
            while (taken < JournalToBeKilled.ENOUGH) {
                taken = Integer.parseInt(offered.readLine());
            }
            // these were taken a second before
            Thread.sleep(Duration.ofSeconds(1));
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (PostgresServer server = PostgresServer.start();
                Ledger ledger = Ledger.open(server.empty())) {
            new Journal(new RowsAlone(ledger), folder, USUAL).close();
            assertThat(kept(ledger, "p", taken)).isEqualTo(taken);
        }
    }

    private static long kept(Ledger ledger, String name, int count) {
        return IntStream.range(0, count)
                .filter(i -> ledger.predictions().find(name + i).isPresent())
                .count();
    }

    private static void offer(Journal journal, String name, int count) {
        for (int i = 0; i < count; i++) {
            journal.offer(JournalTest.prediction(name + i), new float[1], Optional.of(new byte[1]));
        }
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
