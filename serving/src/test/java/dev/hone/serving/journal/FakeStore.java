package dev.hone.serving.journal;

import dev.hone.pictures.Sha256;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A bucket and a ledger in memory, either of which may be away or hang. */
final class FakeStore implements PredictionStore {
    final Door bucket = new Door();
    final Door ledger = new Door();
    final Set<String> pictures = ConcurrentHashMap.newKeySet();
    final List<String> written = new CopyOnWriteArrayList<>();
    final List<String> embedded = new CopyOnWriteArrayList<>();
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    volatile String poison;
    volatile String erased;

    @Override
    public boolean keep(String project, byte[] picture) {
        bucket.enter();
        String digest = Sha256.hex(picture);
        if (digest.equals(erased)) {
            return false;
        }
        pictures.add(digest);
        return true;
    }

    @Override
    public void write(List<Line> lines) {
        ledger.enter();
        if (lines.stream().anyMatch(line -> line.prediction().id().equals(poison))) {
            throw new IllegalStateException("a text with a zero in it");
        }
        batches.add(lines.size());
        lines.forEach(line -> {
            written.add(line.prediction().id());
            line.embedding().ifPresent(embedding -> embedded.add(embedding.prediction()));
        });
    }

    /** The way into a store. */
    static final class Door {
        private final AtomicInteger entered = new AtomicInteger();
        private final AtomicInteger refusals = new AtomicInteger();
        private volatile CountDownLatch shut = new CountDownLatch(0);

        void shut() {
            shut = new CountDownLatch(1);
        }

        void open() {
            shut.countDown();
        }

        /** The next so many are refused. */
        void away(int times) {
            refusals.set(times);
        }

        int entered() {
            return entered.get();
        }

        private void enter() {
            entered.incrementAndGet();
            try {
                shut.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw StoreAwayException.because(new IllegalStateException("away"));
            }
        }
    }
}
