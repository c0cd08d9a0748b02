package dev.hone.tasks.train;

import dev.hone.model.TrainingSettings;
import dev.hone.model.settings.Augmentation;
import dev.hone.model.settings.OptimizerKind;
import dev.hone.model.settings.OptimizerSettings;
import dev.hone.model.settings.Regularization;
import dev.hone.model.settings.ScheduleKind;
import dev.hone.model.settings.ScheduleSettings;
import dev.hone.model.settings.Strategy;
import dev.hone.stores.projects.TrainingDefaults;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A project's words about training, as the training process understands them. */
public final class Settings {
    private static final long USUAL_SEED = 1;

    private Settings() {}

    /** What a project says; what it does not say is left to the trainer. */
    public static TrainingSettings of(TrainingDefaults project) {
        return new TrainingSettings(
                project.epochs(),
                project.batchSize(),
                project.learningRate(),
                project.seed() == null ? USUAL_SEED : project.seed(),
                project.threads() == null ? Runtime.getRuntime().availableProcessors() : project.threads(),
                switch (project.strategy()) {
                    case HEAD -> Strategy.HEAD;
                    case FINETUNE -> Strategy.FINETUNE;
                    case SCRATCH -> Strategy.SCRATCH;
                },
                optimizer(project.optimizer()),
                schedule(project.schedule()),
                regularization(project.regularization()),
                project.classWeights(),
                augmentation(project.augmentation()),
                project.views(),
                project.patience());
    }

    /** The choices that people compare runs by, by their names. */
    public static Map<String, String> words(TrainingSettings settings) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("strategy", word(settings.strategy()));
        words.put("epochs", String.valueOf(settings.epochs()));
        words.put("batch_size", String.valueOf(settings.batchSize()));
        words.put("learning_rate", String.valueOf(settings.learningRate()));
        words.put("seed", String.valueOf(settings.seed()));
        words.put("optimizer", word(settings.optimizer().kind()));
        words.put("weight_decay", String.valueOf(settings.optimizer().weightDecay()));
        words.put("schedule", word(settings.schedule().kind()));
        words.put("dropout", String.valueOf(settings.regularization().dropout()));
        words.put("label_smoothing", String.valueOf(settings.regularization().labelSmoothing()));
        words.put("views", String.valueOf(settings.views()));
        return words;
    }

    private static OptimizerSettings optimizer(TrainingDefaults.Optimizer said) {
        if (said == null) {
            return null;
        }
        OptimizerKind kind = said.kind() == null
                ? null
                : switch (said.kind()) {
                    case ADAMW -> OptimizerKind.ADAMW;
                    case SGD -> OptimizerKind.SGD;
                };
        return new OptimizerSettings(kind, said.momentum(), said.weightDecay());
    }

    private static ScheduleSettings schedule(TrainingDefaults.Schedule said) {
        if (said == null) {
            return null;
        }
        ScheduleKind kind = said.kind() == null
                ? null
                : switch (said.kind()) {
                    case COSINE -> ScheduleKind.COSINE;
                    case PLATEAU -> ScheduleKind.PLATEAU;
                };
        return new ScheduleSettings(kind, said.warmUp(), said.factor(), said.patience());
    }

    private static Regularization regularization(TrainingDefaults.Regularization said) {
        return said == null ? null : new Regularization(said.dropout(), said.labelSmoothing());
    }

    private static Augmentation augmentation(TrainingDefaults.Augmentation said) {
        return said == null
                ? null
                : new Augmentation(said.flip(), said.rotate(), said.crop(), said.colour(), said.blur());
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
