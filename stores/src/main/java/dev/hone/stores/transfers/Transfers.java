package dev.hone.stores.transfers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on things side by side. Only a few of them, and of their results, are in memory at any time. The first failure, or
 * an interruption, ends it all; nothing is still at work when the call returns, but for requests that are on their way to a server.
 */
public final class Transfers {
    /** How many are worked on at once: requests wait more than they work, and more than these only queue at the server. */
    public static final int AT_ONCE = 8;

    private Transfers() {}

    /** Works on each thing. */
    public static <T> void each(Iterator<T> things, Consumer<? super T> work) {
        map(
                things,
                thing -> {
                    work.accept(thing);
                    return true;
                },
                done -> {});
    }

    /**
     * Works on each thing and hands the results on, in the order of the things.
     *
     * @param taker is called by the caller's thread
     */
    public static <T, R> void map(
            Iterator<T> things, Function<? super T, ? extends R> work, Consumer<? super R> taker) {
        ExecutorService pool = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().name("transfer-", 0).factory());
        try {
            Deque<Future<R>> begun = new ArrayDeque<>();
            while (things.hasNext() || !begun.isEmpty()) {
                if (things.hasNext() && begun.size() < 2 * AT_ONCE) {
                    begun.add(pool.submit(task(things.next(), work)));
                } else {
                    taker.accept(result(begun.remove()));
                }
            }
        } finally {
            pool.shutdownNow();
            pool.close();
        }
    }

    private static <T, R> Callable<R> task(T thing, Function<? super T, ? extends R> work) {
        return () -> work.apply(thing);
    }

    private static <R> R result(Future<R> future) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
