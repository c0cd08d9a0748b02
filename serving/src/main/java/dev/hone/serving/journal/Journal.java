package dev.hone.serving.journal;

import dev.hone.stores.ledger.Prediction;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps predictions and their pictures without making a request wait. Bounded by number and by bytes: what finds no
 * room is counted and logged, never waited for. Closing writes what is still waiting. Thread-safe.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int WORKERS = 4;
    private static final int TRIES = 15;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);

    private final PredictionStore store;
    private final Limits limits;
    private final BlockingQueue<Entry> queue;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread[] workers = new Thread[WORKERS];
    private volatile boolean closing;
    private volatile Instant deadline = Instant.MAX;

    /**
     * How much may wait.
     *
     * @param entries how many predictions
     * @param bytes how many bytes of pictures, together
     * @param patience how long closing goes on writing
     */
    public record Limits(int entries, long bytes, Duration patience) {
        /** What a replica with a small memory can afford. */
        public static final Limits USUAL = new Limits(2_000, 48L << 20, Duration.ofSeconds(20));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(Prediction prediction, byte[] picture) {}

    public Journal(PredictionStore store, Limits limits) {
        this.store = store;
        this.limits = limits;
        this.queue = new LinkedBlockingQueue<>(limits.entries());
        for (int i = 0; i < WORKERS; i++) {
            workers[i] = Thread.ofPlatform().name("journal-" + i).start(this::work);
        }
    }

    /** Takes a prediction to be kept, if there is room. Returns at once. */
    public void offer(Prediction prediction, byte[] picture) {
        long together = bytes.addAndGet(picture.length);
        waiting.incrementAndGet();
        if (closing || together > limits.bytes() || !queue.offer(new Entry(prediction, picture))) {
            waiting.decrementAndGet();
            drop(prediction, picture, "the journal is full");
        }
    }

    /** How many predictions are not kept yet. */
    public long waiting() {
        return waiting.get();
    }

    /** How many predictions could not be kept since the start. */
    public long lost() {
        return lost.get();
    }

    @Override
    public void close() {
        deadline = Instant.now().plus(limits.patience());
        closing = true;
        try {
            for (Thread worker : workers) {
                if (!worker.join(Duration.between(Instant.now(), deadline))) {
                    worker.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (waiting() > 0) {
            LOG.warn("{} predictions are not kept: the end came first", waiting());
        }
    }

    private void work() {
        try {
            while (!closing || !queue.isEmpty()) {
                Entry entry = queue.poll(FIRST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
                if (entry != null) {
                    keep(entry);
                    waiting.decrementAndGet();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(Entry entry) throws InterruptedException {
        Duration wait = FIRST_WAIT;
        for (int attempt = 1; ; attempt++) {
            try {
                store.keep(entry.prediction(), entry.picture());
                bytes.addAndGet(-entry.picture().length);
                return;
            } catch (RuntimeException e) {
                if (attempt == TRIES || Instant.now().plus(wait).isAfter(deadline)) {
                    drop(entry.prediction(), entry.picture(), e.getMessage());
                    return;
                }
            }
            Thread.sleep(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    private void drop(Prediction prediction, byte[] picture, String why) {
        bytes.addAndGet(-picture.length);
        long count = lost.incrementAndGet();
        // when it rains it pours: 1, 2, 4, 8 ... are enough to see it
        if (Long.bitCount(count) == 1) {
            LOG.warn("a prediction of {} is not kept ({} so far): {}", prediction.project(), count, why);
        }
    }
}
