package dev.hone.tasks.train;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps checkpoints on a thread of its own: one at a time, the newest there is by then, and with rests in between, so that
 * it takes a tenth of the time at most. Whoever tells it of a checkpoint never waits.
 */
public final class CheckpointUploads implements AutoCloseable {
    private static final Duration SHORTEST_REST = Duration.ofSeconds(30);

    /** How many times as long as an upload the rest is behind it. */
    private static final int SHARE = 9;

    /** For how long an upload that is under way is waited for, and then for its hearing that it is cut off. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Runnable upload;
    private final Duration rest;
    private final Semaphore due = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private CheckpointUploads(Runnable upload, Duration rest) {
        this.upload = upload;
        this.rest = rest;
        this.thread = Thread.ofPlatform().daemon().name("checkpoints").unstarted(this::work);
    }

    /** @param upload keeps the newest checkpoint, and throws nothing */
    static CheckpointUploads start(Runnable upload) {
        return start(upload, SHORTEST_REST);
    }

    static CheckpointUploads start(Runnable upload, Duration rest) {
        CheckpointUploads uploads = new CheckpointUploads(upload, rest);
        uploads.thread.start();
        return uploads;
    }

    /** Says that there is a newer checkpoint. */
    public void due() {
        due.release();
    }

    private void work() {
        try {
            while (!isClosed()) {
                due.acquire();
                due.drainPermits();
                if (!isClosed()) {
                    long begun = System.nanoTime();
                    upload.run();
                    long longer = Math.max(rest.toNanos(), SHARE * (System.nanoTime() - begun));
                    closed.await(longer, TimeUnit.NANOSECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /**
     * Begins no other upload, and gives one that is under way a moment before it is cut off: a large one takes longer than
     * ending a training may. The next try then goes on from the checkpoint before.
     */
    @Override
    public void close() {
        closed.countDown();
        due.release();
        if (!ends()) {
            thread.interrupt();
            ends();
        }
    }

    /** Whether it ends within a moment; who is interrupted waits for nothing, and stays interrupted. */
    private boolean ends() {
        try {
            return thread.join(MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
