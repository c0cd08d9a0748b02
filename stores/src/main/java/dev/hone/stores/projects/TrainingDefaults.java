package dev.hone.stores.projects;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/**
 * How a project is trained when a run does not say otherwise. What a project leaves out is null here, but for the first four:
 * its usual value is the trainer's to know. docs/projects.md tells what each of them does.
 *
 * @param threads how many cores a training takes; null for all that there are
 */
public record TrainingDefaults(
        Strategy strategy,
        Integer epochs,
        Integer batchSize,
        Double learningRate,
        Optimizer optimizer,
        Schedule schedule,
        Regularization regularization,
        Boolean classWeights,
        Augmentation augmentation,
        Integer views,
        Integer patience,
        Long seed,
        Integer threads) {

    private static final int MOST_VIEWS = 32;

    /** What is usual. */
    static final TrainingDefaults USUAL =
            new TrainingDefaults(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** How much of a network learns, and what is usual then. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    public enum Strategy {
        /** The linear head alone. */
        HEAD(60, 64, 0.005),
        /** The last stages and the head. */
        FINETUNE(12, 32, 0.0005),
        /** Everything. */
        SCRATCH(30, 16, 0.002);

        private final int epochs;
        private final int batchSize;
        private final double learningRate;

        Strategy(int epochs, int batchSize, double learningRate) {
            this.epochs = epochs;
            this.batchSize = batchSize;
            this.learningRate = learningRate;
        }

        /** Whether stages stay as they were, which makes sense for learned weights only. */
        public boolean freezes() {
            return this != SCRATCH;
        }
    }

    /** How gradients become steps. */
    public record Optimizer(Kind kind, Double momentum, Double weightDecay) {
        /** By which rule. */
        @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
        public enum Kind {
            /** Adam with weight decay apart from the gradient. */
            ADAMW,
            /** Gradient descent with momentum. */
            SGD
        }

        public Optimizer {
            Allowed.fromZeroToBelowOne("momentum", momentum);
            Allowed.fromZeroToBelowOne("weightDecay", weightDecay);
        }
    }

    /** How the learning rate moves. */
    public record Schedule(Kind kind, Double warmUp, Double factor, Integer patience) {
        /** By which rule. */
        @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
        public enum Kind {
            /** Along half a cosine. */
            COSINE,
            /** By a factor whenever learning stands still. */
            PLATEAU
        }

        public Schedule {
            Allowed.fromZeroToBelowOne("warmUp", warmUp);
            Allowed.aboveZeroToBelowOne("factor", factor);
            Allowed.atLeast("patience", patience, 1);
        }
    }

    /** What keeps a network from learning its pictures by heart. */
    public record Regularization(Double dropout, Double labelSmoothing) {
        public Regularization {
            Allowed.fromZeroToBelowOne("dropout", dropout);
            Allowed.fromZeroToBelowOne("labelSmoothing", labelSmoothing);
        }
    }

    /** In which ways a picture is shown differently each time. */
    public record Augmentation(Boolean flip, Boolean rotate, Boolean crop, Boolean colour, Boolean blur) {}

    public TrainingDefaults {
        strategy = requireNonNullElse(strategy, Strategy.SCRATCH);
        epochs = requireNonNullElse(epochs, strategy.epochs);
        batchSize = requireNonNullElse(batchSize, strategy.batchSize);
        learningRate = requireNonNullElse(learningRate, strategy.learningRate);
        Allowed.atLeast("epochs", epochs, 1);
        Allowed.atLeast("batchSize", batchSize, 1);
        Allowed.check(
                learningRate > 0 && learningRate <= 1, "learningRate is above 0 and at most 1, not %s", learningRate);
        Allowed.between("views", views, 0, MOST_VIEWS);
        Allowed.atLeast("patience", patience, 0);
        Allowed.atLeast("threads", threads, 1);
    }
}
