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
    private final String holder;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    private LeaseKeeper(Ledger ledger, String holder) {
        this.ledger = ledger;
        this.holder = holder;
        this.thread = Thread.ofVirtual().name("leases of " + holder).unstarted(this::keep);
    }

    /** Renews all that a holder has, now and again and again until it is closed. */
    public static LeaseKeeper of(Ledger ledger, String holder) {
        LeaseKeeper keeper = new LeaseKeeper(ledger, holder);
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
            ledger.leases().renewAll(holder, ProjectLease.TIME);
        } catch (LedgerException e) {
            LOG.debug("the leases of {} were not renewed: {}", holder, e.getMessage());
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
