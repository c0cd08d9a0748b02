package dev.hone.training;

import dev.hone.model.TrainingSettings;
import dev.hone.model.settings.Augmentation;
import dev.hone.model.settings.Strategy;
import dev.hone.training.network.Network;
import dev.hone.training.network.TorchNetwork;
import dev.hone.training.trainer.Epoch;
import dev.hone.training.trainer.LearningSet;
import dev.hone.training.trainer.Plan;
import dev.hone.training.trainer.Trained;
import dev.hone.training.trainer.Trainer;
import dev.hone.training.weights.Weights;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How many pictures of 224 pixels a second MobileNetV2 learns from, in batches of 16, on two threads.
 *
 * <p>usage: StepsBench WORK finetune|scratch PICTURES, in a fresh directory
 */
final class StepsBench {
    private static final Network NETWORK = Network.MOBILENET_V2;
    private static final int BATCH = 16;
    private static final int THREADS = 2;
    private static final int VIEWS = 3;

    /** The first one warms up. */
    private static final int EPOCHS = 3;

    /** What a finetuning usually takes. */
    private static final int USUAL_EPOCHS = 20;

    private StepsBench() {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Path work = Path.of(arguments[0]);
        Strategy strategy = Strategy.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        LearningSet set = BenchPictures.set(Integer.parseInt(arguments[2]));
        Torch.configure(THREADS);
        Weights weights;
        try (TorchNetwork torch = TorchNetwork.fresh(NETWORK, BenchPictures.SPEC, BenchPictures.CLASSES, 0, 0, 1)) {
            weights = torch.weights();
        }
        BenchPictures.Ear ear = new BenchPictures.Ear();
        Trained trained = Trainer.train(new Plan(NETWORK, settings(strategy), set, weights), work, ear);
        double learned = trained.history().stream()
                .skip(1)
                .mapToDouble(Epoch::picturesPerSecond)
                .max()
                .orElseThrow();
        if (!strategy.freezes()) {
            System.out.printf("Hone, %s: %.1f pictures a second%n", arguments[1], learned);
            return;
        }
        double each = (1 + VIEWS) / ear.rate() + USUAL_EPOCHS / learned;
        System.out.printf(
                "Hone, %s: frozen stages look at %.1f pictures a second, once for each of %d views; then %.1f pictures"
                        + " a second; over %d epochs, looking included, %.1f%n",
                arguments[1], ear.rate(), 1 + VIEWS, learned, USUAL_EPOCHS, USUAL_EPOCHS / each);
    }

    private static TrainingSettings settings(Strategy strategy) {
        return new TrainingSettings(
                EPOCHS, BATCH, 0.001, 1, THREADS, strategy, null, null, null, true, Augmentation.ALL, VIEWS, 0);
    }
}
