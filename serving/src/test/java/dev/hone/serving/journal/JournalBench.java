package dev.hone.serving.journal;

import dev.hone.pictures.Sha256;
import dev.hone.serving.journal.Journal.Limits;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.real.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Prints how many predictions a second the journal brings into an embedded PostgreSQL, a tenth of them with embeddings,
 * and fails below what is promised.
 */
final class JournalBench {
    private static final int PROMISED = 5_000;
    private static final int CLASSES = 10;
    private static final float[] EMBEDDING = new float[1_280];
    private static final byte[] PICTURE = new byte[1];

    private JournalBench() {}

    /** Arguments: how many predictions, how often. */
    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        boolean kept = true;
        try (PostgresServer server = PostgresServer.start();
                Ledger ledger = Ledger.open(server.empty())) {
            write(ledger, "warm", rows / 10);
            for (int run = 1; run <= runs; run++) {
                double aSecond = write(ledger, "run " + run, rows);
                kept &= aSecond >= PROMISED;
                System.out.printf(Locale.ROOT, "%,d predictions, %,.0f a second%n", rows, aSecond);
            }
        }
        if (!kept) {
            System.out.printf(Locale.ROOT, "below the %,d a second that are promised%n", PROMISED);
            System.exit(1);
        }
    }

    private static double write(Ledger ledger, String name, int rows) throws IOException, InterruptedException {
        Limits limits = Limits.usual(0.1);
        long start = System.nanoTime();
        try (Journal journal =
                new Journal(new JournalIT.RowsAlone(ledger), Files.createTempDirectory("journal-bench"), limits)) {
            for (int i = 0; i < rows; i++) {
                while (journal.waiting() >= limits.predictions()) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                journal.offer(prediction(name, i), EMBEDDING, Optional.of(PICTURE));
            }
            while (journal.waiting() > 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            if (journal.lost() > 0) {
                throw new IllegalStateException(journal.lost() + " predictions were lost");
            }
        }
        return rows * 1e9 / (System.nanoTime() - start);
    }

    /** As large as a real one: its id carries project, picture and a signature. */
    private static Prediction prediction(String name, int number) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < CLASSES; i++) {
            probabilities.put("class-" + i, 0.1);
        }
        String picture = Sha256.hex((name + number).getBytes(StandardCharsets.UTF_8));
        return new Prediction(
                "%s %s %s".formatted(name, picture, "s".repeat(100)),
                "cells",
                1,
                picture,
                "class-0",
                probabilities,
                7.5,
                Instant.now(),
                ModelRole.PRODUCTION,
                1,
                null);
    }
}
