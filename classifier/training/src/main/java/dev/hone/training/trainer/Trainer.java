package dev.hone.training.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import dev.hone.model.TrainingSettings;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.training.network.Network;
import dev.hone.training.network.TorchNetwork;
import dev.hone.training.weights.Weights;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a network from scratch.
 *
 * <p>The same settings and pictures give the same weights on the same machine. Call it once a process.
 */
public final class Trainer {
    private final LearningSet set;
    private final Batches batches;
    private final TorchNetwork network;
    private final ai.djl.training.Trainer learner;

    private Trainer(LearningSet set, Batches batches, TorchNetwork network, ai.djl.training.Trainer learner) {
        this.set = set;
        this.batches = batches;
        this.network = network;
        this.learner = learner;
    }

    public static Trained train(Network network, TrainingSettings settings, LearningSet set, Progress progress) {
        Batches batches = new Batches(set, settings.batchSize(), settings.seed());
        Schedule schedule = new Schedule((float) settings.learningRate(), settings.epochs() * batches.perEpoch());
        Optimizer optimizer = Optimizer.adamW().optLearningRateTracker(schedule).build();
        try (TorchNetwork torch = TorchNetwork.fresh(network, set.picture(), set.classes(), 0, 0, settings.seed());
                ai.djl.training.Trainer learner = torch.learner(optimizer)) {
            return new Trainer(set, batches, torch, learner).train(settings.epochs(), progress);
        }
    }

    private Trained train(int epochs, Progress progress) {
        List<Epoch> history = new ArrayList<>();
        Epoch best = null;
        Weights weights = null;
        for (int number = 1; number <= epochs; number++) {
            Epoch epoch = epoch(number);
            history.add(epoch);
            if (best == null || epoch.betterThan(best)) {
                best = epoch;
                weights = network.weights();
            }
            progress.ended(epoch);
        }
        return new Trained(weights, best, List.copyOf(history));
    }

    private Epoch epoch(int number) {
        long start = System.nanoTime();
        Score learning = new Score();
        for (List<LabelledPicture> pictures : batches.deal()) {
            learn(batches.vary(pictures), learning);
        }
        Score validation = validate();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Epoch(
                number, learning.loss(), learning.accuracy(), validation.loss(), validation.accuracy(), seconds);
    }

    private void learn(Batches.Batch batch, Score score) {
        PictureSpec spec = set.picture();
        Shape shape = new Shape(
                batch.size(), spec.height(), spec.width(), spec.channels().count());
        float[] logits;
        try (NDManager scope = learner.getManager().newSubManager();
                GradientCollector gradients = learner.newGradientCollector()) {
            NDArray pictures = scope.create(ByteBuffer.wrap(batch.pictures()), shape, DataType.UINT8);
            NDArray targets = scope.create(batch.targets(), new Shape(batch.size(), set.classes()));
            NDArray answers = learner.forward(new NDList(pictures)).singletonOrThrow();
            gradients.backward(answers.logSoftmax(1).mul(targets).sum().div(-batch.size()));
            logits = answers.toFloatArray();
        }
        learner.step();
        for (int i = 0; i < batch.size(); i++) {
            score.add(logits, i * set.classes(), set.classes(), batch.labels()[i]);
        }
    }

    private Score validate() {
        List<Tensor> pictures =
                set.judges().stream().map(LabelledPicture::tensor).toList();
        float[][] logits = network.logits(pictures);
        Score score = new Score();
        for (int i = 0; i < logits.length; i++) {
            score.add(logits[i], 0, set.classes(), set.judges().get(i).label());
        }
        return score;
    }
}
