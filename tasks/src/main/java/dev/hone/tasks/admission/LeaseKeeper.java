package dev.hone.tasks.admission;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.LedgerException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps an execution's leases from ending while one of its tasks works. A process that is paused is paused with it. */
public final class LeaseKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final Execution execution;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    private LeaseKeeper(Ledger ledger, Execution execution) {
        this.ledger = ledger;
        this.execution = execution;
        this.thread = Thread.ofVirtual().name("leases of " + execution.words()).unstarted(this::keep);
    }

    /** Renews all that an execution has, now and again and again until it is closed. */
    public static LeaseKeeper of(Ledger ledger, Execution execution) {
        LeaseKeeper keeper = new LeaseKeeper(ledger, execution);
        keeper.thread.start();
        return keeper;
    }

    private void keep() {
        try {
            do {
                renew();
            } while (!end.await(PAUSE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A ledger that is away for a moment is not the end of the lease. */
    private void renew() {
        try {
            ledger.leases().renewAll(execution.words(), ProjectLease.TIME);
        } catch (LedgerException e) {
            LOG.debug("the leases of {} were not renewed: {}", execution.words(), e.getMessage());
        }
    }

    @Override
    public void close() {
        end.countDown();
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(PAUSE);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
