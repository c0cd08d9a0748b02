package dev.hone.training;

import dev.hone.model.TrainingSettings;
import dev.hone.model.settings.Augmentation;
import dev.hone.model.settings.Strategy;
import dev.hone.training.features.FilledFeatures;
import dev.hone.training.network.Network;
import dev.hone.training.network.TorchNetwork;
import dev.hone.training.trainer.LabelledPicture;
import dev.hone.training.trainer.LearningSet;
import dev.hone.training.trainer.Plan;
import dev.hone.training.trainer.Trained;
import dev.hone.training.trainer.Trainer;
import dev.hone.training.weights.Weights;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How fast the strategy {@code head} is on EfficientNet-Lite0 at 224 pixels: looking at pictures, and training on what
 * was seen in many. Random weights take as long as learned ones.
 */
final class HeadBench {
    private static final int EPOCHS = 30;

    private HeadBench() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        int looks = Integer.parseInt(arguments[1]);
        int many = Integer.parseInt(arguments[2]);
        int threads = Runtime.getRuntime().availableProcessors();
        Torch.configure(threads);
        Weights weights;
        try (TorchNetwork torch =
                TorchNetwork.fresh(Network.EFFICIENTNET_LITE0, BenchPictures.SPEC, BenchPictures.CLASSES, 0, 0, 1)) {
            weights = torch.weights();
        }

        BenchPictures.Ear ear = new BenchPictures.Ear();
        double cpu = cpuSeconds();
        LearningSet few = BenchPictures.set(looks);
        Trainer.train(new Plan(Network.EFFICIENTNET_LITE0, settings(1, threads), few, weights), work, ear);
        System.out.printf(
                Locale.ROOT,
                "looking at %d pictures: %.0f a second, %.1f ms of a core each (training of an epoch included), %d threads%n",
                looks,
                ear.rate(),
                1e3 * (cpuSeconds() - cpu) / looks,
                threads);

        Set<String> seen = Stream.concat(few.train().stream(), few.validation().stream())
                .map(LabelledPicture::digest)
                .collect(Collectors.toSet());
        LearningSet set = BenchPictures.set(many);
        List<String> unseen = Stream.concat(set.train().stream(), set.validation().stream())
                .map(LabelledPicture::digest)
                .filter(digest -> !seen.contains(digest))
                .toList();
        FilledFeatures.fill(work.resolve("features"), unseen, 1280);
        long start = System.nanoTime();
        Trained trained =
                Trainer.train(new Plan(Network.EFFICIENTNET_LITE0, settings(EPOCHS, threads), set, weights), work, ear);
        System.out.printf(
                Locale.ROOT,
                "training on what was seen in %d pictures: %.1f s for %d epochs%n",
                many,
                (System.nanoTime() - start) / 1e9,
                trained.history().size());
    }

    private static TrainingSettings settings(int epochs, int threads) {
        return new TrainingSettings(
                epochs, 32, 0.001, 1, threads, Strategy.HEAD, null, null, null, true, Augmentation.NONE, 0, 0);
    }

    private static double cpuSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }
}
