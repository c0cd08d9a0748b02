package dev.hone.serving.answering;

import dev.hone.serving.problems.ProblemException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs what fills a core, as many at once as there are cores, in the order of arrival. Who would wait too long is told so
 * at once, by how long the ones before took. Thread-safe.
 *
 * <p>The threads are few and its own: decoders and networks keep memory for each thread that ever ran them, and whoever
 * reads and writes requests keeps theirs.
 */
public final class Turns implements AutoCloseable {
    /** How much the newest run counts in what a run is expected to take. */
    private static final double NEWEST = 0.05;

    private static final double NANOS = 1e9;

    private final int places;
    private final Duration longestWait;
    private final ThreadPoolExecutor workers;
    private final AtomicInteger present = new AtomicInteger();
    private volatile double usualSeconds;

    /**
     * Nobody waits yet.
     *
     * @param places how many run at once
     * @param longestWait how long anybody waits for their turn
     */
    public Turns(int places, Duration longestWait) {
        this.places = places;
        this.longestWait = longestWait;
        this.workers = new ThreadPoolExecutor(
                places,
                places,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("answers-", 0).daemon().factory());
    }

    /** How many wait or run. */
    public int present() {
        return present.get();
    }

    /** Throws a problem when whoever came now would wait too long: to be asked before a body is read for nothing. */
    public void requireRoom() {
        double wait = Math.max(0, present.get() - places + 1) * usualSeconds / places;
        if (wait > longestWait.toNanos() / NANOS) {
            throw busy();
        }
    }

    /** What the work comes to, once its turn has come. */
    public <T> T run(Supplier<T> work) {
        requireRoom();
        Turn<T> turn = new Turn<>(work);
        present.incrementAndGet();
        try {
            workers.execute(turn);
            return turn.await();
        } finally {
            present.decrementAndGet();
        }
    }

    private synchronized void note(double seconds) {
        usualSeconds = usualSeconds == 0 ? seconds : usualSeconds + NEWEST * (seconds - usualSeconds);
    }

    private static ProblemException busy() {
        return ProblemException.busy("More pictures wait for an answer than can be answered soon.");
    }

    /** One run: it waits, then it runs, or its caller has given up. */
    private final class Turn<T> implements Runnable {
        private final Supplier<T> work;
        private final long since = System.nanoTime();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final AtomicInteger takers = new AtomicInteger();
        private T result;
        private RuntimeException failure;

        private Turn(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            if (takers.getAndIncrement() > 0) {
                return;
            }
            begun.countDown();
            long start = System.nanoTime();
            if (start - since > longestWait.toNanos()) {
                failure = busy();
                ended.countDown();
                return;
            }
            try {
                result = work.get();
            } catch (RuntimeException e) {
                failure = e;
            } catch (Error e) {
                failure = new IllegalStateException(e);
            } finally {
                note((System.nanoTime() - start) / NANOS);
                ended.countDown();
            }
        }

        private T await() {
            try {
                boolean late = !begun.await(longestWait.toNanos(), TimeUnit.NANOSECONDS);
                if (late && takers.getAndIncrement() == 0) {
                    // what it holds is large
                    workers.remove(this);
                    throw busy();
                }
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw busy();
            }
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
