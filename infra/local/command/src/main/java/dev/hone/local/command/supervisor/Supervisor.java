package dev.hone.local.command.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    private static final int LOOKS_PER_MEASURE = 3;
    private static final Duration STOP = Duration.ofSeconds(22);
    private static final Duration STOP_BELOW = Duration.ofSeconds(3);
    private static final Duration STOP_LEAST = Duration.ofSeconds(2);

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
        for (int look = 1; !stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS); look++) {
            keepers.forEach(Keeper::lookAtOffspring);
            keepers.forEach(Keeper::rotateLog);
            if (look % LOOKS_PER_MEASURE == 0) {
                keepers.forEach(Keeper::measure);
                write();
            }
        }
        stopped.await();
    }

    /**
     * Ends all parts, those first that others do not need; returns when no process is left. One that takes too long, such
     * as over writing down its classes for the next start, is ended by force, so that those below it have their time.
     */
    public void stop() throws InterruptedException {
        Instant deadline = Instant.now().plus(STOP);
        LOG.info("the house goes down");
        stopping.countDown();
        keepers.forEach(Keeper::lookAtOffspring);
        List<Thread> threads = keepers.stream()
                .map(keeper -> Thread.ofPlatform().daemon().start(() -> end(keeper, deadline)))
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

    private void end(Keeper keeper, Instant deadline) {
        try {
            for (Keeper other : keepers) {
                if (other.part().after().contains(keeper.part().name())) {
                    other.awaitStopped();
                }
            }
            Duration left =
                    Duration.between(Instant.now(), deadline).minus(STOP_BELOW.multipliedBy(depth(keeper.part())));
            keeper.stop(left.compareTo(STOP_LEAST) > 0 ? left : STOP_LEAST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many parts lie one below the other under this one. */
    private int depth(Part part) {
        return keepers.stream()
                .map(Keeper::part)
                .filter(other -> part.after().contains(other.name()))
                .mapToInt(other -> depth(other) + 1)
                .max()
                .orElse(0);
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
