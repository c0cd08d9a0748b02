package dev.hone.training.features;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Works through looks on some threads, each taking the next one; the first failure ends them all. */
record Looking(List<Look> looks, int threads, Features.Watcher watcher) {
    void run(Consumer<Look> looker) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < looks.size(); i = next.getAndIncrement()) {
                try {
                    looker.accept(looks.get(i));
                } catch (RuntimeException e) {
                    next.set(looks.size());
                    throw e;
                }
                watcher.looked(done.incrementAndGet(), looks.size());
            }
        };
        try (ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("looking-", 0).factory())) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(CompletableFuture.runAsync(work, workers));
            }
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
