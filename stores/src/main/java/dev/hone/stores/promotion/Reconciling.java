package dev.hone.stores.promotion;

import dev.hone.stores.ledger.LeaseLostException;
import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.registry.RegistryException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;

/** Lets a {@link Reconciler} look every few seconds, until there was something to do. Stores that are away are waited for. */
public final class Reconciling implements AutoCloseable {
    private final Supplier<Reconciler> opening;
    private final Duration pause;
    private final Logger log;
    private Optional<Reconciler> reconciler = Optional.empty();
    private boolean isWell = true;

    /** @param opening makes a reconciler, as often as its stores cannot be opened */
    public Reconciling(Supplier<Reconciler> opening, Duration pause, Logger log) {
        this.opening = opening;
        this.pause = pause;
        this.log = log;
    }

    /**
     * Looks at least once, and on until something was done, the end is called or the time is over.
     *
     * @return what was done
     */
    public List<Mend> until(CountDownLatch end, Duration longest) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            List<Mend> mends = look();
            if (!mends.isEmpty()
                    || System.nanoTime() - begun > longest.toNanos()
                    || end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return mends;
            }
        }
    }

    /** A store that is away is away for many looks: it is said once. */
    private List<Mend> look() {
        List<Mend> mends = List.of();
        try {
            if (reconciler.isEmpty()) {
                reconciler = Optional.of(opening.get());
            }
            mends = reconciler.get().runOnce();
            isWell = true;
        } catch (LedgerException | RegistryException e) {
            if (isWell) {
                log.warn("the ledger and MLflow cannot be compared: {}", e.getMessage());
            }
            isWell = false;
        } catch (LeaseLostException e) {
            log.debug("somebody else looks now: {}", e.getMessage());
        }
        return mends;
    }

    /** Lets the next one look at once. */
    @Override
    public void close() {
        try {
            reconciler.ifPresent(Reconciler::rest);
        } catch (LedgerException e) {
            log.debug("the lease ends by itself: {}", e.getMessage());
        }
    }
}
