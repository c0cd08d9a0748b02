package dev.hone.serving.journal;

import dev.hone.stores.ledger.Embedding;
import dev.hone.stores.ledger.Embeddings;
import dev.hone.stores.ledger.Prediction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was answered without making a request wait: each picture first, several at a time, then the predictions, many
 * at once; so a prediction in the ledger means that its picture can be judged. Bounded by number and by bytes: what finds
 * no room is counted and logged. Closing writes what is still waiting. Thread-safe.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int PICTURES_AT_ONCE = 4;
    private static final Duration TICK = Duration.ofMillis(100);

    /** A picture that a bucket does not take for so long must not keep the others out. */
    private static final int PICTURE_TRIES = 30;

    private final PredictionStore store;
    private final Limits limits;
    private final Persistence persistence = new Persistence();
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean closing;

    /**
     * How much may wait, and how much is kept.
     *
     * @param predictions how many may wait; each takes some 2 KB
     * @param bytes of pictures that may wait, together
     * @param batch how many predictions are written at once
     * @param embeddings the share of the pictures of which the embeddings are kept, too
     * @param patience how long closing goes on writing
     */
    public record Limits(int predictions, long bytes, int batch, double embeddings, Duration patience) {
        /** What a replica with a small memory can afford. */
        public static Limits usual(double embeddings) {
            return new Limits(4_000, 48L << 20, 1_000, embeddings, Duration.ofSeconds(20));
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(Line line, byte[] picture) {}

    private interface Work {
        void run() throws InterruptedException;
    }

    public Journal(PredictionStore store, Limits limits) {
        this.store = store;
        this.limits = limits;
        for (int i = 0; i < PICTURES_AT_ONCE; i++) {
            start("journal-pictures-" + i, this::keepPictures);
        }
        start("journal-predictions", this::writeLines);
    }

    /** Takes an answer to be kept, if there is room. Returns at once. */
    public void offer(Prediction prediction, float[] embedding, byte[] picture) {
        long together = bytes.addAndGet(picture.length);
        long number = waiting.incrementAndGet();
        if (closing || together > limits.bytes() || number > limits.predictions()) {
            bytes.addAndGet(-picture.length);
            drop(1, "too many are waiting");
            return;
        }
        Optional<Embedding> kept = Embeddings.sampled(prediction.picture(), limits.embeddings())
                ? Optional.of(Embedding.of(prediction, embedding))
                : Optional.empty();
        entries.add(new Entry(new Line(prediction, kept), picture));
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
        Instant end = Instant.now().plus(limits.patience());
        persistence.endAt(end);
        closing = true;
        try {
            for (Thread worker : workers) {
                worker.join(Duration.between(Instant.now(), end));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(Thread::interrupt);
        if (waiting() > 0) {
            LOG.warn("{} predictions are not kept: the end came first", waiting());
        }
    }

    private void start(String name, Work work) {
        workers.add(Thread.ofPlatform().name(name).start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void keepPictures() throws InterruptedException {
        while (!closing || !entries.isEmpty()) {
            Entry entry = entries.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            if (entry != null) {
                keep(entry);
                bytes.addAndGet(-entry.picture().length);
            }
        }
    }

    private void keep(Entry entry) throws InterruptedException {
        String project = entry.line().prediction().project();
        try {
            if (persistence.insist(PICTURE_TRIES, () -> store.keep(project, entry.picture()))) {
                lines.add(entry.line());
            } else {
                waiting.decrementAndGet();
            }
        } catch (RuntimeException e) {
            drop(1, e.getMessage());
        }
    }

    /** As long as anything waits: a picture on its way brings a line. */
    private void writeLines() throws InterruptedException {
        List<Line> batch = new ArrayList<>(limits.batch());
        while (!closing || waiting() > 0) {
            Line first = lines.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                lines.drainTo(batch, limits.batch() - 1);
                write(List.copyOf(batch));
                batch.clear();
            }
        }
    }

    private void write(List<Line> batch) throws InterruptedException {
        try {
            persistence.insist(Integer.MAX_VALUE, () -> {
                store.write(batch);
                return true;
            });
            waiting.addAndGet(-batch.size());
        } catch (StoreAwayException e) {
            drop(batch.size(), e.getMessage());
        } catch (RuntimeException e) {
            writeOneByOne(batch, e);
        }
    }

    /** One that the ledger cannot take must not keep the others out. */
    private void writeOneByOne(List<Line> batch, RuntimeException failure) throws InterruptedException {
        if (batch.size() == 1) {
            drop(1, failure.getMessage());
            return;
        }
        for (Line line : batch) {
            write(List.of(line));
        }
    }

    private void drop(int count, String why) {
        waiting.addAndGet(-count);
        long before = lost.getAndAdd(count);
        // when it rains it pours: 1, 2, 4, 8 ... are enough to see it
        if (Long.highestOneBit(before) != Long.highestOneBit(before + count)) {
            LOG.warn("{} predictions are not kept so far: {}", before + count, why);
        }
    }
}
