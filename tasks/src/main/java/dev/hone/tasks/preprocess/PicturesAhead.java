package dev.hone.tasks.preprocess;

import dev.hone.pictures.Tensor;
import dev.hone.tasks.preprocess.PicturesAhead.Coming;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Fetches and decodes pictures on threads of its own, some ahead of the step that takes them. So all cores are at work
 * while a shard is written, and the step itself has one thread: Spring Batch's counters are exact only then.
 */
final class PicturesAhead implements ItemReader<Coming>, AutoCloseable {
    /** Some wait for the bucket while the others fill the cores. */
    private static final int THREADS = Runtime.getRuntime().availableProcessors() + 2;

    private final Iterator<String> digests;
    private final Function<String, Tensor> reading;
    private final int ahead;
    private final Deque<Coming> begun = new ArrayDeque<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("preprocess-", 0).factory());

    /** @param ahead how many tensors may wait for the step */
    PicturesAhead(List<String> digests, Function<String, Tensor> reading, int ahead) {
        this.digests = digests.iterator();
        this.reading = reading;
        this.ahead = ahead;
    }

    /** A picture whose tensor is there or on its way. */
    record Coming(String digest, Future<Tensor> future) {

        /** The tensor; what went wrong with it goes wrong here. */
        Tensor tensor() throws InterruptedException {
            try {
                return future.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public Coming read() {
        while (digests.hasNext() && begun.size() <= ahead) {
            String digest = digests.next();
            begun.add(new Coming(digest, pool.submit(() -> reading.apply(digest))));
        }
        return begun.poll();
    }

    @Override
    public void close() {
        pool.shutdownNow();
        pool.close();
    }
}
