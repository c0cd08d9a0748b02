package dev.hone.serving.journal;

import dev.hone.serving.journal.Spool.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Brings spooled pictures into the bucket, several at a time, and hands on the lines of those that are kept. */
final class PictureSending {
    private static final int AT_ONCE = 4;

    private final PredictionStore store;
    private final Spool pictures;
    private final Spool lines;
    private final Loss loss;

    PictureSending(PredictionStore store, Spool pictures, Spool lines, Loss loss) {
        this.store = store;
        this.pictures = pictures;
        this.lines = lines;
        this.loss = loss;
    }

    /** Until it is interrupted. */
    void run() throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(
                AT_ONCE,
                Thread.ofPlatform().name("journal-picture-", 0).daemon().factory());
        try {
            while (true) {
                Segment segment = pictures.take();
                List<byte[][]> records = segment.records();
                send(records, senders);
                Loss.ofDamage(loss, segment.size() - records.size());
                segment.done();
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private void send(List<byte[][]> records, ExecutorService senders) throws InterruptedException {
        List<Future<?>> sent = new ArrayList<>();
        for (byte[][] record : records) {
            sent.add(senders.submit(() -> {
                send(Parcel.of(record));
                return null;
            }));
        }
        for (Future<?> one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                loss.of(1, String.valueOf(e.getCause().getMessage()));
            }
        }
    }

    private void send(Parcel parcel) throws InterruptedException {
        if (Persistence.insist(() -> store.keep(parcel.project(), parcel.picture()))) {
            Persistence.insist(() -> {
                if (!lines.add(parcel.line())) {
                    throw StoreAwayException.because(new IllegalStateException("the disk takes no more lines"));
                }
                return true;
            });
        }
    }
}
