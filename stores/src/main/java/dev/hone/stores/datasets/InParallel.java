package dev.hone.stores.datasets;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same with many things, a few at a time, and hands the results over in the things' order. */
final class InParallel {
    /** Waiting for the bucket costs no processor, decoding does. */
    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors() + 2;

    private InParallel() {}

    /**
     * Works on each thing; the first failure ends all.
     *
     * @param done hears of each result, on the caller's thread
     */
    static <T, R> void each(Collection<T> things, Function<T, R> work, Consumer<R> done) {
        Iterator<Callable<R>> waiting = things.stream()
                .<Callable<R>>map(thing -> () -> work.apply(thing))
                .iterator();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Deque<Future<R>> running = new ArrayDeque<>();
            while (waiting.hasNext() || !running.isEmpty()) {
                while (waiting.hasNext() && running.size() < 2 * AT_ONCE) {
                    running.add(pool.submit(waiting.next()));
                }
                done.accept(await(running.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R await(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others were working", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
