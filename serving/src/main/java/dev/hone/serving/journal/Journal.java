package dev.hone.serving.journal;

import dev.hone.stores.ledger.Embedding;
import dev.hone.stores.ledger.Embeddings;
import dev.hone.stores.ledger.Prediction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was answered without making a request wait. An answer goes from a queue in memory to the local disk, where it
 * outlives the process; from there its picture to the bucket, and then its line to the ledger: a prediction in the ledger
 * means that its picture can be judged. Bounded at each place: what finds no room is counted and logged. Thread-safe.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final Duration TICK = Duration.ofMillis(100);

    private final Limits limits;
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Spool pictures;
    private final Spool lines;
    private final Thread writer;
    private final List<Thread> senders;
    private volatile boolean closing;

    /**
     * How much may wait, and how much is kept.
     *
     * @param predictions how many may wait for the disk; each takes some 2 KB
     * @param bytes of pictures that may wait for the disk, together
     * @param spooled how many bytes may wait on the disk for the bucket, and a quarter of it for the ledger
     * @param batch how many predictions are written into the ledger at once
     * @param embeddings the share of the pictures of which the embeddings are kept, too
     * @param patience how long closing waits for the stores
     */
    public record Limits(int predictions, long bytes, long spooled, int batch, double embeddings, Duration patience) {
        private static final long USUAL_SPOOL = 1L << 30;

        /** What a replica with a small memory can afford. */
        public static Limits usual(double embeddings) {
            return new Limits(4_000, 64L << 20, USUAL_SPOOL, 1_000, embeddings, Duration.ofSeconds(5));
        }
    }

    private record Entry(Line line, Optional<byte[]> picture) {
        int size() {
            return picture.map(bytes -> bytes.length).orElse(0);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /**
     * Takes up what an earlier journal left in the folder.
     *
     * @param folder on the local disk; nobody else's
     */
    public Journal(PredictionStore store, Path folder, Limits limits) {
        this.limits = limits;
        this.pictures = new Spool(folder.resolve("pictures"), limits.spooled());
        this.lines = new Spool(folder.resolve("lines"), limits.spooled() / 4);
        PictureSending pictureSending = new PictureSending(store, pictures, lines, this::drop);
        LineSending lineSending = new LineSending(store, lines, limits.batch(), this::drop, () -> closing);
        this.senders =
                List.of(start("journal-pictures", pictureSending::run), start("journal-lines", lineSending::run));
        this.writer = start("journal-disk", this::spool);
    }

    /** Takes an answer to be kept, with its picture if that is to be kept, too. Returns at once. */
    public void offer(Prediction prediction, float[] embedding, Optional<byte[]> picture) {
        Optional<Embedding> kept = Embeddings.sampled(prediction.picture(), limits.embeddings())
                ? Optional.of(Embedding.of(prediction, embedding))
                : Optional.empty();
        Entry entry = new Entry(new Line(prediction, kept), picture);
        long together = bytes.addAndGet(entry.size());
        long count = waiting.incrementAndGet();
        if (closing || together > limits.bytes() || count > limits.predictions()) {
            leave(entry);
            drop(1, "too many wait for the disk");
        } else {
            entries.add(entry);
        }
    }

    /** How many predictions are not in the ledger yet; one on its way from one place to the next may be counted twice. */
    public long waiting() {
        return waiting.get() + pictures.records() + lines.records();
    }

    /** How many bytes wait on the disk. */
    public long spooled() {
        return pictures.bytes() + lines.bytes();
    }

    /** How many predictions could not be kept since the start. */
    public long lost() {
        return lost.get();
    }

    /** What the stores do not take in time stays on the disk for the next start. */
    @Override
    public void close() {
        Instant end = Instant.now().plus(limits.patience());
        closing = true;
        try {
            writer.join();
            while (waiting() > 0 && Instant.now().isBefore(end)) {
                TimeUnit.MILLISECONDS.sleep(TICK.toMillis() / 10);
            }
            for (Thread sender : senders) {
                sender.interrupt();
                sender.join(TICK.multipliedBy(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (waiting() > 0) {
            LOG.warn("{} predictions wait on the disk for the next start", waiting());
        }
        pictures.close();
        lines.close();
    }

    private static Thread start(String name, Work work) {
        return Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                LOG.debug("{} ends", name);
            }
        });
    }

    private void spool() throws InterruptedException {
        while (!closing || !entries.isEmpty()) {
            Entry entry = entries.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            if (entry != null) {
                if (!spool(entry)) {
                    drop(1, "the disk takes no more");
                }
                leave(entry);
            }
        }
    }

    private boolean spool(Entry entry) {
        byte[] line = Parcel.written(entry.line());
        return entry.picture()
                .map(picture ->
                        pictures.add(new Parcel(entry.line().prediction().project(), line, picture).parts()))
                .orElseGet(() -> lines.add(line));
    }

    private void leave(Entry entry) {
        bytes.addAndGet(-entry.size());
        waiting.decrementAndGet();
    }

    private void drop(int count, String why) {
        long before = lost.getAndAdd(count);
        // when it rains it pours: 1, 2, 4, 8 ... are enough to see it
        if (Long.highestOneBit(before) != Long.highestOneBit(before + count)) {
            LOG.warn("{} predictions are not kept so far: {}", before + count, why);
        }
    }
}
