package dev.hone.stores.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes predictions in batches without making anybody wait. While the ledger is away a bounded number of them waits;
 * what finds no room is counted and logged. Judgements never go through here. Closing writes what is still waiting.
 * Thread-safe.
 */
public final class PredictionWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PredictionWriter.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Consumer<List<Prediction>> sink;
    private final Limits limits;
    private final BlockingQueue<Prediction> queue;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread worker;
    private volatile boolean closing;
    private volatile Instant deadline = Instant.MAX;

    /**
     * How much may wait.
     *
     * @param rows how many predictions; each takes 1 to 2 KB
     * @param batch how many are written at once
     * @param patience how long closing goes on writing
     */
    public record Limits(int rows, int batch, Duration patience) {
        /** What a replica with a small memory can afford. */
        public static final Limits USUAL = new Limits(10_000, 1_000, Duration.ofSeconds(10));
    }

    /** @param sink writes a batch, all or nothing; it may be given one again, and throws {@link LedgerException} while the ledger is away */
    public PredictionWriter(Consumer<List<Prediction>> sink, Limits limits) {
        this.sink = sink;
        this.limits = limits;
        this.queue = new LinkedBlockingQueue<>(limits.rows());
        this.worker = Thread.ofPlatform().name("prediction-writer").start(this::work);
    }

    /** Takes a prediction to be written, if there is room. Returns at once. */
    public void offer(Prediction prediction) {
        waiting.incrementAndGet();
        if (closing || !queue.offer(prediction)) {
            drop(1, "too many are waiting");
        }
    }

    /** How many predictions are not written yet. */
    public long waiting() {
        return waiting.get();
    }

    /** How many predictions could not be written since the start. */
    public long lost() {
        return lost.get();
    }

    @Override
    public void close() {
        deadline = Instant.now().plus(limits.patience());
        closing = true;
        try {
            if (!worker.join(limits.patience())) {
                worker.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (waiting() > 0) {
            LOG.warn("{} predictions are not written: the end came first", waiting());
        }
    }

    private void work() {
        List<Prediction> batch = new ArrayList<>(limits.batch());
        try {
            while (!closing || !queue.isEmpty()) {
                Prediction first = queue.poll(FIRST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, limits.batch() - 1);
                    write(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Prediction> batch) throws InterruptedException {
        Duration wait = FIRST_WAIT;
        while (true) {
            try {
                sink.accept(List.copyOf(batch));
                waiting.addAndGet(-batch.size());
                return;
            } catch (LedgerException e) {
                if (Instant.now().plus(wait).isAfter(deadline)) {
                    drop(batch.size(), e.getMessage());
                    return;
                }
            } catch (RuntimeException e) {
                writeOneByOne(batch, e);
                return;
            }
            Thread.sleep(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    /** One that the ledger cannot take must not keep the others out. */
    private void writeOneByOne(List<Prediction> batch, RuntimeException failure) throws InterruptedException {
        if (batch.size() == 1) {
            drop(1, failure.getMessage());
            return;
        }
        for (Prediction prediction : batch) {
            write(List.of(prediction));
        }
    }

    private void drop(int count, String why) {
        waiting.addAndGet(-count);
        long before = lost.getAndAdd(count);
        // when it rains it pours: 1, 2, 4, 8 ... are enough to see it
        if (Long.highestOneBit(before) != Long.highestOneBit(before + count)) {
            LOG.warn("{} predictions are not written so far: {}", before + count, why);
        }
    }
}
