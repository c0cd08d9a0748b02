package dev.hone.tasks.evaluate;

import dev.hone.model.Bundle;
import dev.hone.model.Classifier;
import dev.hone.model.Probe;
import dev.hone.model.gate.Contender.Latency;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.Tensor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How long a network takes for one picture, on one core, when nothing else here asks it: the pictures are its own probes. */
final class Timing {
    private static final int WARM_UP = 10;
    private static final int MOST_ANSWERS = 100;
    private static final long MOST_TIME = Duration.ofSeconds(2).toNanos();
    private static final double SLOW = 0.95;
    private static final double NANOS_A_MILLISECOND = 1e6;

    private Timing() {}

    static Latency of(Bundle bundle, Classifier classifier) {
        List<Tensor> pictures = bundle.probes().stream()
                .map(Probe::png)
                .map(png -> PictureReader.read(png, bundle.info().picture()))
                .toList();
        long[] took = new long[MOST_ANSWERS];
        int answers = 0;
        long begin = System.nanoTime();
        for (int i = 0; answers < MOST_ANSWERS && (answers == 0 || System.nanoTime() - begin < MOST_TIME); i++) {
            long before = System.nanoTime();
            classifier.answer(pictures.get(i % pictures.size()));
            if (i >= WARM_UP) {
                took[answers++] = System.nanoTime() - before;
            }
        }
        long[] sorted = Arrays.copyOf(took, answers);
        Arrays.sort(sorted);
        return new Latency(
                sorted[answers / 2] / NANOS_A_MILLISECOND,
                sorted[Math.min(answers - 1, (int) (SLOW * answers))] / NANOS_A_MILLISECOND,
                answers);
    }
}
