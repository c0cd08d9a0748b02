package dev.hone.stores.promotion;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that lets a {@link Reconciler} look every few seconds, until it is closed. */
public final class Reconciling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciling.class);

    private final Reconciler reconciler;
    private final Duration pause;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread worker;

    public Reconciling(Reconciler reconciler, Duration pause) {
        this.reconciler = reconciler;
        this.pause = pause;
        this.worker = Thread.ofPlatform().daemon().name("reconciler").start(this::work);
    }

    @Override
    public void close() {
        end.countDown();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        boolean well = true;
        try {
            do {
                well = look(well);
            } while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A store that is away is away for many looks: it is said once. */
    private boolean look(boolean well) {
        try {
            reconciler.runOnce().forEach(mend -> LOG.info("{}: {}", mend.project(), mend.detail()));
            return true;
        } catch (RuntimeException e) {
            if (well) {
                LOG.warn("the ledger and MLflow cannot be compared: {}", e.getMessage());
            }
            return false;
        }
    }
}
