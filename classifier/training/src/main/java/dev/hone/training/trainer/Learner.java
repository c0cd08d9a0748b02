package dev.hone.training.trainer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.hone.model.TrainingSettings;
import dev.hone.training.network.TorchNetwork;
import dev.hone.training.optimizer.Optimizer;
import dev.hone.training.variation.Chance;
import dev.hone.training.weights.Weights;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SequencedMap;

/** The stages that learn, with the optimizer that moves them. */
final class Learner implements AutoCloseable {
    private final TorchNetwork network;
    private final ai.djl.training.Trainer trainer;
    private final Optimizer optimizer;
    private final Targets targets;
    private final long seed;
    private final SequencedMap<String, NDArray> learning;

    /** Room for any of the tensors: a step leaves nothing to collect. */
    private final float[] weights;

    private final float[] slopes;

    private Learner(TorchNetwork network, Optimizer optimizer, Targets targets, long seed) {
        this.network = network;
        this.trainer = network.learner();
        this.optimizer = optimizer;
        this.targets = targets;
        this.seed = seed;
        this.learning = network.learning();
        int largest =
                (int) learning.values().stream().mapToLong(NDArray::size).max().orElseThrow();
        this.weights = new float[largest];
        this.slopes = new float[largest];
    }

    static Learner of(Plan plan) {
        TrainingSettings settings = plan.settings();
        TorchNetwork network = TorchNetwork.fresh(
                plan.network(),
                plan.set().picture(),
                plan.set().classes(),
                plan.cut(),
                settings.regularization().dropout(),
                settings.seed());
        if (plan.start() != null) {
            network.load(network.weights().with(plan.start()));
        }
        return new Learner(
                network, Optimizer.of(settings.optimizer()), new Targets(plan.set(), settings), settings.seed());
    }

    /** From here on chance, which only dropout asks for, depends on nothing that came before. */
    void begin(int epoch) {
        Engine.getEngine("PyTorch").setRandomSeed((int) Chance.mix(seed, epoch));
    }

    /**
     * Moves the weights once; returns the logits from before, one row a picture.
     *
     * @param step counted from 1 since the training began
     */
    float[] learn(Batch batch, double rate, int step) {
        try (NDManager scope = trainer.getManager().newSubManager()) {
            float[] wanted = targets.of(batch.labels());
            float[] logits;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray pictures = network.batch(scope, batch.data(), batch.size());
                NDArray answers = trainer.forward(new NDList(pictures)).singletonOrThrow();
                NDArray target = scope.create(wanted, new Shape(batch.size(), wanted.length / batch.size()));
                collector.backward(answers.logSoftmax(1).mul(target).sum().div(-batch.size()));
                logits = answers.toFloatArray();
            }
            optimizer.begin(step, rate);
            learning.forEach((name, array) -> move(scope, name, array));
            return logits;
        }
    }

    /** Works on the memory of the tensor itself: to copy it to and fro would take longer than to compute. */
    private void move(NDManager scope, String name, NDArray array) {
        int size = (int) array.size();
        NDArray gradient = array.getGradient();
        gradient.attach(scope);
        gradient.toByteBuffer(true).asFloatBuffer().get(0, slopes, 0, size);
        FloatBuffer memory = array.toByteBuffer(true).asFloatBuffer();
        memory.get(0, weights, 0, size);
        optimizer.move(name, weights, slopes, size, array.getShape().dimension() > 1);
        memory.put(0, weights, 0, size);
        gradient.muli(0);
    }

    /** Logits as in production, one row a picture. */
    float[][] answer(Batch batch) {
        return network.logits(batch.data(), batch.size());
    }

    Weights weights() {
        return network.weights();
    }

    Map<String, float[]> memory() {
        return optimizer.memory();
    }

    void resume(Checkpoint checkpoint) {
        network.load(checkpoint.weights());
        optimizer.remember(checkpoint.memory());
    }

    @Override
    public void close() {
        trainer.close();
        network.close();
    }
}
