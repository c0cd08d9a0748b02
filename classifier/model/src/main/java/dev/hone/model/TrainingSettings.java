package dev.hone.model;

import static java.util.Objects.requireNonNullElse;

import dev.hone.model.settings.Augmentation;
import dev.hone.model.settings.OptimizerSettings;
import dev.hone.model.settings.Range;
import dev.hone.model.settings.Regularization;
import dev.hone.model.settings.ScheduleSettings;
import dev.hone.model.settings.Strategy;

/**
 * How a network is trained. The same settings, examples and code give the same network on the same machine.
 *
 * @param epochs how often the network sees all pictures, at most
 * @param learningRate of the largest steps
 * @param classWeights whether classes count alike in the loss, however many pictures they have
 * @param views how many varied views of a picture a frozen network looks at, besides the plain one
 * @param patience how many epochs without a lower validation loss end the training; 0 never does, for a cosine brings
 *     its gain in the last epochs
 */
public record TrainingSettings(
        int epochs,
        int batchSize,
        double learningRate,
        long seed,
        int threads,
        Strategy strategy,
        OptimizerSettings optimizer,
        ScheduleSettings schedule,
        Regularization regularization,
        Boolean classWeights,
        Augmentation augmentation,
        Integer views,
        Integer patience) {

    /** More would cost more time and space than they bring. */
    private static final int MOST_VIEWS = 32;

    /** What is null has its usual value. */
    public TrainingSettings {
        Range.atLeast("epochs", epochs, 1);
        Range.atLeast("batch_size", batchSize, 1);
        Range.atLeast("threads", threads, 1);
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException("learning_rate must be above 0 and at most 1, not " + learningRate);
        }
        strategy = requireNonNullElse(strategy, Strategy.SCRATCH);
        optimizer = requireNonNullElse(optimizer, OptimizerSettings.DEFAULT);
        schedule = requireNonNullElse(schedule, ScheduleSettings.DEFAULT);
        regularization = requireNonNullElse(regularization, Regularization.NONE);
        classWeights = requireNonNullElse(classWeights, true);
        augmentation = requireNonNullElse(augmentation, Augmentation.ALL);
        views = requireNonNullElse(views, 3);
        patience = requireNonNullElse(patience, 0);
        Range.atLeast("views", views, 0);
        Range.atLeast("patience", patience, 0);
        if (views > MOST_VIEWS) {
            throw new IllegalArgumentException("views must be at most %d, not %d".formatted(MOST_VIEWS, views));
        }
    }

    /** From scratch, everything else as usual. */
    public TrainingSettings(int epochs, int batchSize, double learningRate, long seed, int threads) {
        this(epochs, batchSize, learningRate, seed, threads, null, null, null, null, null, null, null, null);
    }

    /** The same on so many cores, which decide how long it takes and how sums are rounded. */
    public TrainingSettings onThreads(int cores) {
        return new TrainingSettings(
                epochs,
                batchSize,
                learningRate,
                seed,
                cores,
                strategy,
                optimizer,
                schedule,
                regularization,
                classWeights,
                augmentation,
                views,
                patience);
    }
}
