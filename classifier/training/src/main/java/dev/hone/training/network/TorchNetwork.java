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
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A network that lives in libtorch's memory: it answers pictures, and learns through a DJL trainer.
 *
 * <p>libtorch keeps its thread count and its gradient flag per thread: use it only on the thread that made it, and
 * have one at a time.
 */
public final class TorchNetwork implements AutoCloseable {
    private final Model model;
    private final NetworkBlock block;
    private final ScriptedRelu6 relu6;
    private final ParameterStore parameters;

    private TorchNetwork(Model model, NetworkBlock block, ScriptedRelu6 relu6) {
        this.relu6 = relu6;
        this.model = model;
        this.block = block;
        this.parameters = new ParameterStore(model.getNDManager(), false);
    }

    /**
     * What lies behind the cut, with random weights; the same seed gives the same ones.
     *
     * <p>With a cut above 0, batch norms use their running statistics, which stay as they are.
     *
     * @param cut how many stages are frozen, and therefore not part of this
     * @param dropout the share of the embedding that is hidden from the head at each step of a training
     */
    public static TorchNetwork fresh(
            Network network, PictureSpec pictures, int classes, int cut, double dropout, long seed) {
        Engine.getEngine("PyTorch").setRandomSeed(Long.hashCode(seed));
        ScriptedRelu6 relu6 = ScriptedRelu6.load();
        NetworkBlock block = new NetworkBlock(network, pictures, classes, cut, dropout, relu6);
        Model model = Model.newInstance(network.title(), Device.cpu(), "PyTorch");
        model.setBlock(block);
        block.initialize(model.getNDManager(), DataType.FLOAT32, block.input(1));
        return new TorchNetwork(model, block, relu6);
    }

    /** A DJL trainer of this network, for its gradients; the loss and the steps are left to the caller. */
    public Trainer learner() {
        return model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()));
    }

    /** The tensors that learn, by name, in the order of the layers; not copied. */
    public SequencedMap<String, NDArray> learning() {
        SequencedMap<String, NDArray> learning = new LinkedHashMap<>();
        block.named().forEach((name, parameter) -> {
            if (parameter.requiresGradient()) {
                learning.put(name, parameter.getArray());
            }
        });
        return learning;
    }

    /** A copy of the weights behind the cut, as they are now. */
    public Weights weights() {
        SequencedMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        block.named().forEach((name, parameter) -> {
            NDArray array = parameter.getArray();
            tensors.put(name, new FloatTensor(sizes(array.getShape()), array.toFloatArray()));
        });
        return new Weights(tensors);
    }

    /** Takes the weights behind the cut; others may be among them. */
    public void load(Weights weights) {
        block.named().forEach((name, parameter) -> {
            FloatTensor tensor = weights.tensor(name);
            NDArray array = parameter.getArray();
            if (!Arrays.equals(tensor.shape(), sizes(array.getShape()))) {
                throw new IllegalArgumentException("tensor '%s' has shape %s, not %s"
                        .formatted(name, Arrays.toString(tensor.shape()), array.getShape()));
            }
            array.set(FloatBuffer.wrap(tensor.values()));
        });
    }

    /**
     * A batch as it goes in: bytes of pictures [H, W, C], or, with a cut, floats of what the frozen part made of them.
     *
     * @param scope the array lives as long as this
     */
    public NDArray batch(NDManager scope, Buffer values, int pictures) {
        return scope.create(values, block.input(pictures), block.inputType());
    }

    /** One row of logits a picture, computed as in production: batch norms use what they have learned. */
    public float[][] logits(List<Tensor> pictures) {
        float[][] rows = new float[pictures.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = logits(ByteBuffer.wrap(pictures.get(i).data()), 1)[0];
        }
        return rows;
    }

    /** One row of logits a picture; the values are those of {@link #batch}. */
    public float[][] logits(Buffer values, int pictures) {
        try (NDManager scope = model.getNDManager().newSubManager()) {
            NDList input = new NDList(batch(scope, values, pictures));
            NDArray logits = block.forward(parameters, input, false).singletonOrThrow();
            float[] all = logits.toFloatArray();
            int classes = all.length / pictures;
            float[][] rows = new float[pictures][];
            for (int i = 0; i < pictures; i++) {
                rows[i] = Arrays.copyOfRange(all, i * classes, (i + 1) * classes);
            }
            return rows;
        }
    }

    private static int[] sizes(Shape shape) {
        int[] sizes = new int[shape.dimension()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.toIntExact(shape.get(i));
        }
        return sizes;
    }

    @Override
    public void close() {
        model.close();
        relu6.close();
    }
}
