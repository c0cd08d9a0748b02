package dev.hone.training.network;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * A network that lives in libtorch's memory: it answers pictures, and learns through a DJL trainer.
 *
 * <p>libtorch keeps its thread count and its gradient flag per thread: use it only on the thread that made it, and
 * have one at a time.
 */
public final class TorchNetwork implements AutoCloseable {
    private final Model model;
    private final NetworkBlock block;
    private final ParameterStore parameters;

    private TorchNetwork(Model model, NetworkBlock block) {
        this.model = model;
        this.block = block;
        this.parameters = new ParameterStore(model.getNDManager(), false);
    }

    /** A network with random weights; the same seed gives the same ones. */
    public static TorchNetwork fresh(Network network, PictureSpec pictures, int classes, long seed) {
        Engine.getEngine("PyTorch").setRandomSeed(Long.hashCode(seed));
        NetworkBlock block = new NetworkBlock(network, classes);
        Model model = Model.newInstance(network.title(), Device.cpu(), "PyTorch");
        model.setBlock(block);
        block.initialize(
                model.getNDManager(),
                DataType.FLOAT32,
                new Shape(
                        1,
                        pictures.height(),
                        pictures.width(),
                        pictures.channels().count()));
        return new TorchNetwork(model, block);
    }

    /** A DJL trainer of this network; the loss is left to the caller, who differentiates it. */
    public Trainer learner(Optimizer optimizer) {
        return model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(optimizer));
    }

    /** A copy of the weights as they are now. */
    public Weights weights() {
        SequencedMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        block.named().forEach((name, parameter) -> {
            NDArray array = parameter.getArray();
            long[] shape = array.getShape().getShape();
            int[] sizes = new int[shape.length];
            for (int i = 0; i < shape.length; i++) {
                sizes[i] = Math.toIntExact(shape[i]);
            }
            tensors.put(name, new FloatTensor(sizes, array.toFloatArray()));
        });
        return new Weights(tensors);
    }

    public void load(Weights weights) {
        block.named()
                .forEach((name, parameter) -> parameter
                        .getArray()
                        .set(FloatBuffer.wrap(weights.tensor(name).values())));
    }

    /** One row of logits a picture, computed as in production: batch norms use what they have learned. */
    public float[][] logits(List<Tensor> pictures) {
        return answers(pictures, UnaryOperator.identity());
    }

    /** One row of probabilities a picture. */
    public float[][] probabilities(List<Tensor> pictures) {
        return answers(pictures, logits -> logits.softmax(1));
    }

    private float[][] answers(List<Tensor> pictures, UnaryOperator<NDArray> last) {
        float[][] rows = new float[pictures.size()][];
        for (int i = 0; i < rows.length; i++) {
            Tensor picture = pictures.get(i);
            Shape shape = new Shape(1, picture.height(), picture.width(), picture.channels());
            try (NDManager scope = model.getNDManager().newSubManager()) {
                NDList input = new NDList(scope.create(ByteBuffer.wrap(picture.data()), shape, DataType.UINT8));
                NDArray logits = block.forward(parameters, input, false).singletonOrThrow();
                rows[i] = last.apply(logits).toFloatArray();
            }
        }
        return rows;
    }

    @Override
    public void close() {
        model.close();
    }
}
