package dev.hone.ui.access;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.PasswordHash;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes and checks hashes of passwords, which is slow on purpose, on half of the cores at most: the other half goes on answering,
 * however many sign in at once. Thread-safe.
 */
public final class Passwords implements AutoCloseable {
    /** With a third of a second each, who comes behind these would wait for too long. */
    private static final int MOST_WAITING = 40;

    private final ThreadPoolExecutor pool;

    public Passwords() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        pool = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("passwords-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
    }

    /** Whether a kept hash is of this password. */
    public boolean matches(String kept, Secret password) {
        return done(() -> PasswordHash.matches(kept, password));
    }

    /** A hash to keep. */
    public String hash(Secret password) {
        return done(() -> PasswordHash.of(password));
    }

    private <T> T done(Callable<T> work) {
        Future<T> result;
        try {
            result = pool.submit(work);
        } catch (RejectedExecutionException e) {
            throw new PasswordsBusyException(e);
        }
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PasswordsBusyException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
