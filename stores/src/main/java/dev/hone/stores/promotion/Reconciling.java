package dev.hone.stores.promotion;

import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.registry.RegistryException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;

/** Lets a {@link Reconciler} look every few seconds, until it is told to end. Stores that are away are waited for. */
public final class Reconciling {
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

    /** Looks until the end, at least once; what was done is told as it is done. */
    public void until(CountDownLatch end, Consumer<Mend> taker) throws InterruptedException {
        do {
            look(taker);
        } while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** A store that is away is away for many looks: it is said once. */
    private void look(Consumer<Mend> taker) {
        try {
            if (reconciler.isEmpty()) {
                reconciler = Optional.of(opening.get());
            }
            reconciler.get().runOnce().forEach(taker);
            isWell = true;
        } catch (LedgerException | RegistryException e) {
            if (isWell) {
                log.warn("the ledger and MLflow cannot be compared: {}", e.getMessage());
            }
            isWell = false;
        }
    }
}
