package dev.hone.training.trainer;

import dev.hone.model.TrainingSettings;
import dev.hone.training.weights.Weights;
import java.nio.file.Path;

/**
 * Trains a network.
 *
 * <p>The same plan gives the same weights on the same machine, also when the process was killed on the way and begins
 * again in the same working directory. Call it once a process.
 */
public final class Trainer {
    private final TrainingSettings settings;
    private final Learner learner;
    private final Batches train;
    private final Batches validation;
    private final Rates rates;
    private final Progress progress;
    private History history = History.EMPTY;
    private Weights best;

    private Trainer(TrainingSettings settings, Learner learner, Batches train, Batches validation, Progress progress) {
        this.settings = settings;
        this.learner = learner;
        this.train = train;
        this.validation = validation;
        this.rates = new Rates(settings.schedule(), settings.learningRate(), settings.epochs() * train.count());
        this.progress = progress;
    }

    /** Keeps in the working directory what another run can use: checkpoints, and what frozen stages saw. */
    public static Trained train(Plan plan, Path work, Progress progress) {
        int batch = plan.settings().batchSize();
        try (Sources sources = Sources.of(plan, work, progress);
                Batches train = new Batches(sources.train(), batch);
                Batches validation = new Batches(sources.validation(), batch);
                Learner learner = Learner.of(plan)) {
            Trainer trainer = new Trainer(plan.settings(), learner, train, validation, progress);
            trainer.train(new Checkpoints(work.resolve("checkpoint"), plan.digest()));
            return new Trained(plan.whole(trainer.best), trainer.history.best(), trainer.history.epochs());
        }
    }

    private void train(Checkpoints checkpoints) {
        checkpoints.latest().ifPresent(this::resume);
        while (history.epochs().size() < settings.epochs() && !history.outOf(settings.patience())) {
            Epoch epoch = epoch(history.epochs().size() + 1);
            history = history.and(epoch);
            Weights now = learner.weights();
            best = history.best() == epoch ? now : best;
            checkpoints.keep(new Checkpoint(history, now, best, learner.memory()));
            progress.ended(epoch);
        }
    }

    private void resume(Checkpoint checkpoint) {
        history = checkpoint.history();
        best = checkpoint.best();
        learner.resume(checkpoint);
        progress.resumed(history.last());
    }

    private Epoch epoch(int number) {
        Pace pace = new Pace();
        Score learned = learn(number, pace);
        double perSecond = pace.perSecond(learned.pictures());
        int lastStep = number * train.count();
        double rate = rates.at(lastStep, history);
        Score judged = judge();
        if (!Double.isFinite(judged.loss())) {
            throw DivergedException.at(number, lastStep, rate);
        }
        return new Epoch(
                number,
                learned.loss(),
                learned.accuracy(),
                judged.loss(),
                judged.accuracy(),
                rate,
                perSecond,
                pace.seconds());
    }

    private Score learn(int epoch, Pace pace) {
        learner.begin(epoch);
        Score score = new Score();
        int step = 0;
        for (Batch batch : train.shuffled(settings.seed(), epoch)) {
            int total = (epoch - 1) * train.count() + ++step;
            double rate = rates.at(total, history);
            score.add(learner.learn(batch, rate, total), batch.labels());
            if (!Double.isFinite(score.loss())) {
                throw DivergedException.at(epoch, total, rate);
            }
            if (pace.due()) {
                tell(epoch, step, score, pace);
            }
        }
        return score;
    }

    private void tell(int epoch, int step, Score score, Pace pace) {
        int steps = train.count();
        double left = pace.seconds() / step * (steps - step + (settings.epochs() - epoch) * steps);
        progress.stepped(new Progress.Step(
                epoch, settings.epochs(), step, steps, score.loss(), pace.perSecond(score.pictures()), left));
    }

    private Score judge() {
        Score score = new Score();
        for (Batch batch : validation.inOrder()) {
            float[][] logits = learner.answer(batch);
            for (int i = 0; i < logits.length; i++) {
                score.add(logits[i], 0, logits[i].length, batch.labels()[i]);
            }
        }
        return score;
    }
}
