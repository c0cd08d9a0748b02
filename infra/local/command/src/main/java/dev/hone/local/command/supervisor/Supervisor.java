package dev.hone.local.command.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a set of parts running. A part starts when all parts that it comes after are ready, and ends when all that come
 * after it have ended; parts that have nothing to do with each other do both at the same time.
 */
public final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final List<Keeper> keepers;
    private final Consumer<List<PartStatus>> record;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** With parts, the folder of their logs, and who writes down how they are whenever that changes. */
    public Supervisor(List<Part> parts, Path logs, Consumer<List<PartStatus>> record) {
        this(parts, logs, record, Backoff.USUAL);
    }

    Supervisor(List<Part> parts, Path logs, Consumer<List<PartStatus>> record, Backoff backoff) {
        this.record = record;
        this.keepers = parts.stream()
                .map(part -> new Keeper(part, logs.resolve(part.name() + ".log"), backoff, this::write))
                .toList();
    }

    /** Begins; returns at once. */
    public void start() {
        write();
        for (Keeper keeper : keepers) {
            Thread.ofPlatform().daemon().name(keeper.part().name()).start(() -> keep(keeper));
        }
    }

    /** Keeps watch until {@link #stop} has ended everything. */
    public void await() throws InterruptedException {
        while (!stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            keepers.forEach(Keeper::lookAtOffspring);
        }
        stopped.await();
    }

    /** Ends all parts, those first that others do not need; returns when no process is left. */
    public void stop() throws InterruptedException {
        LOG.info("the house goes down");
        stopping.countDown();
        keepers.forEach(Keeper::lookAtOffspring);
        List<Thread> threads = keepers.stream()
                .map(keeper -> Thread.ofPlatform().daemon().start(() -> end(keeper)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        stopped.countDown();
        LOG.info("the house is down");
    }

    private void keep(Keeper keeper) {
        try {
            for (Keeper other : keepers) {
                if (keeper.part().after().contains(other.part().name()) && !other.awaitReady()) {
                    return;
                }
            }
            keeper.keep();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Keeper keeper) {
        try {
            for (Keeper other : keepers) {
                if (other.part().after().contains(keeper.part().name())) {
                    other.awaitStopped();
                }
            }
            keeper.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A state that cannot be written must not end what it tells about. */
    private synchronized void write() {
        try {
            record.accept(keepers.stream().map(Keeper::status).toList());
        } catch (RuntimeException e) {
            LOG.error("the state cannot be written", e);
        }
    }
}
