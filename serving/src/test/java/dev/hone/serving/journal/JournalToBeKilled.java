package dev.hone.serving.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A process that takes predictions while the bucket is away, says how many it has taken, and does not end. */
final class JournalToBeKilled {
    static final int ENOUGH = 500;

    private static final Journal.Limits USUAL =
            new Journal.Limits(5000, 1 << 20, 1 << 24, 100, 0, Duration.ofSeconds(1));

    private JournalToBeKilled() {}

    /** Arguments: the folder of the journal. */
    public static void main(String[] arguments) throws InterruptedException {
        Journal journal = new Journal(new Away(), Path.of(arguments[0]), USUAL);
        for (int i = 0; true; i++) {
            journal.offer(JournalTest.prediction("p" + i), new float[1], Optional.of(new byte[100]));
            System.out.println(i + 1);
            Thread.sleep(1);
        }
    }

    private static final class Away implements PredictionStore {
        @Override
        public boolean keep(String project, byte[] picture) {
            throw StoreAwayException.because(new IllegalStateException("away"));
        }

        @Override
        public void write(List<Line> lines) {
            throw StoreAwayException.because(new IllegalStateException("away"));
        }
    }
}
