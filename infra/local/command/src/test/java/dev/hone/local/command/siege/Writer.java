package dev.hone.local.command.siege;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes numbered things into a store all the time, and remembers which of them the store has acknowledged. */
abstract class Writer implements AutoCloseable {
    private final String name;
    private final Duration pause;
    private final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
    private final Set<Integer> found = new HashSet<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Instant newest = Instant.MIN;

    Writer(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Writes one thing and returns when the store says that it has it. */
    abstract void write(int number) throws Exception;

    /** Which of these the store does not have, or not as they were written. */
    abstract List<Integer> lost(List<Integer> numbers) throws Exception;

    void start() {
        thread.start();
    }

    String name() {
        return name;
    }

    /** Whether something was acknowledged that was begun after this. */
    boolean hasWrittenSince(Instant moment) {
        return newest.isAfter(moment);
    }

    /** How many things the store has acknowledged. */
    int count() {
        return acknowledged.size();
    }

    /** What was acknowledged since this was asked last, and is not there. */
    List<Integer> lostSinceLastLook() throws Exception {
        List<Integer> news =
                acknowledged.stream().filter(number -> !found.contains(number)).toList();
        List<Integer> lost = lost(news);
        found.addAll(news);
        return lost;
    }

    /** What was ever acknowledged, and is not there. */
    List<Integer> lost() throws Exception {
        return lost(List.copyOf(acknowledged));
    }

    /** Ends the writing; what was written can still be looked at. */
    void stop() throws InterruptedException {
        closing.countDown();
        thread.join();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    private void run() {
        try {
            for (int number = 1; !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS); number++) {
                Instant begun = Instant.now();
                if (isWritten(number)) {
                    acknowledged.add(number);
                    newest = begun;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A store that is down refuses, which is no loss; what was not acknowledged may be there or not. */
    private boolean isWritten(int number) throws InterruptedException {
        try {
            write(number);
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return false;
        }
    }
}
