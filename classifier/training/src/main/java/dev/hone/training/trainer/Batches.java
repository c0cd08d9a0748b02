package dev.hone.training.trainer;

import dev.hone.training.variation.Chance;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Deals pictures into mini-batches; while one is learned from, a thread prepares the next.
 *
 * <p>Order and variations follow from seed, epoch and picture, whatever came before and however fast the thread is.
 * Batches differ by one picture at most: a rest of one or two would disturb the batch norms.
 */
final class Batches implements AutoCloseable {
    private final Inputs inputs;
    private final int most;
    private final ByteBuffer[] buffers = new ByteBuffer[2];
    private final ExecutorService preparing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("batches").factory());

    Batches(Inputs inputs, int batchSize) {
        this.inputs = inputs;
        this.most = batchSize;
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = ByteBuffer.allocateDirect(Math.multiplyExact(Math.min(most, inputs.count()), inputs.bytes()))
                    .order(ByteOrder.nativeOrder());
        }
    }

    int count() {
        return Math.ceilDiv(inputs.count(), most);
    }

    /** All pictures in the order in which they are. */
    Iterable<Batch> inOrder() {
        return () ->
                new Prepared(0, deal(IntStream.range(0, inputs.count()).boxed().toList()));
    }

    /** All pictures in the order of this epoch. */
    Iterable<Batch> shuffled(long seed, int epoch) {
        long mixed = Chance.mix(seed, epoch);
        List<Integer> pictures =
                new ArrayList<>(IntStream.range(0, inputs.count()).boxed().toList());
        Collections.shuffle(pictures, new Random(mixed));
        return () -> new Prepared(mixed, deal(pictures));
    }

    private List<List<Integer>> deal(List<Integer> pictures) {
        List<List<Integer>> batches = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            int from = (int) ((long) pictures.size() * i / count());
            int to = (int) ((long) pictures.size() * (i + 1) / count());
            batches.add(pictures.subList(from, to));
        }
        return batches;
    }

    private Batch prepare(List<Integer> pictures, long seed, ByteBuffer buffer) {
        buffer.clear().limit(pictures.size() * inputs.bytes());
        for (int picture : pictures) {
            inputs.put(picture, Chance.of(seed, picture), buffer);
        }
        int[] labels = pictures.stream().mapToInt(inputs::label).toArray();
        return new Batch(buffer.flip(), labels);
    }

    @Override
    public void close() {
        preparing.shutdown();
    }

    /** One batch ahead of whoever asks; the two buffers take turns. */
    private final class Prepared implements Iterator<Batch> {
        private final long seed;
        private final List<List<Integer>> dealt;
        private int next;
        private CompletableFuture<Batch> ahead;

        Prepared(long seed, List<List<Integer>> dealt) {
            this.seed = seed;
            this.dealt = dealt;
            prepareAhead();
        }

        private void prepareAhead() {
            List<Integer> pictures = dealt.get(next);
            ByteBuffer buffer = buffers[next % buffers.length];
            ahead = CompletableFuture.supplyAsync(() -> prepare(pictures, seed, buffer), preparing);
        }

        @Override
        public boolean hasNext() {
            return next < dealt.size();
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Batch batch = ahead.join();
            next++;
            if (hasNext()) {
                prepareAhead();
            }
            return batch;
        }
    }
}
