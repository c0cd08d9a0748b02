package dev.hone.local.command.siege;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts the flows of the siege, one after the other, all the time. */
final class Traffic implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(1_200);

    private final Kestra kestra;
    private final Map<String, SiegeFlow> started = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("traffic").unstarted(this::run);
    private volatile Instant newest = Instant.MIN;

    Traffic(Kestra kestra) {
        this.kestra = kestra;
    }

    void start() {
        thread.start();
    }

    /** Every execution whose creation was acknowledged, and of which flow it is. */
    Map<String, SiegeFlow> started() {
        return started;
    }

    /** Whether an execution was started after this. */
    boolean hasStartedSince(Instant moment) {
        return newest.isAfter(moment);
    }

    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.join();
    }

    private void run() {
        SiegeFlow[] flows = SiegeFlow.values();
        try {
            for (int i = 0; !closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS); i++) {
                SiegeFlow flow = flows[i % flows.length];
                Instant begun = Instant.now();
                try {
                    started.put(
                            kestra.start(SiegeFlow.NAMESPACE, flow.id(), Map.of())
                                    .id(),
                            flow);
                    newest = begun;
                } catch (IOException e) {
                    // nobody was told that it exists, so nobody misses it
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
