package dev.hone.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.hone.pictures.PictureSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What lies behind the cut of a network, as one DJL block; logits [N, K] come out.
 *
 * <p>One block and not one for each layer: DJL asks a block for all parameters below it each time it runs.
 */
final class NetworkBlock extends AbstractBlock {
    private final Network network;
    private final int cut;
    private final List<Layer> layers;
    private final float dropout;
    private final int classes;
    private final Shape input;
    private final ScriptedRelu6 relu6;
    private final SequencedMap<String, Parameter> named = new LinkedHashMap<>();

    NetworkBlock(Network network, PictureSpec pictures, int classes, int cut, double dropout, ScriptedRelu6 relu6) {
        this.relu6 = relu6;
        this.network = network;
        this.cut = cut;
        this.layers = network.trained(cut);
        this.dropout = (float) dropout;
        this.classes = classes;
        this.input = input(network, pictures, cut);
        for (Slot slot : network.slots(cut, pictures, classes)) {
            Parameter parameter = Parameter.builder()
                    .setName(slot.name())
                    .setType(type(slot.role()))
                    .optRequiresGrad(slot.role() != Slot.Role.MEAN && slot.role() != Slot.Role.VARIANCE)
                    .build();
            parameter.setShape(shape(slot.shape()));
            named.put(slot.name(), addParameter(parameter));
        }
    }

    private static Shape input(Network network, PictureSpec pictures, int cut) {
        FeatureShape shape = network.shapeAt(cut, pictures);
        if (cut == 0) {
            return new Shape(
                    pictures.height(), pictures.width(), pictures.channels().count());
        }
        return cut == network.stages().size()
                ? new Shape(shape.channels())
                : new Shape(shape.channels(), shape.height(), shape.width());
    }

    private static Parameter.Type type(Slot.Role role) {
        return switch (role) {
            case WEIGHT -> Parameter.Type.WEIGHT;
            case BIAS -> Parameter.Type.BIAS;
            case SCALE -> Parameter.Type.GAMMA;
            case SHIFT -> Parameter.Type.BETA;
            case MEAN -> Parameter.Type.RUNNING_MEAN;
            case VARIANCE -> Parameter.Type.RUNNING_VAR;
        };
    }

    private static Shape shape(int... sizes) {
        long[] shape = new long[sizes.length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes[i];
        }
        return new Shape(shape);
    }

    /** All parameters by the names of a weights file, in the order of the layers. */
    SequencedMap<String, Parameter> named() {
        return named;
    }

    /** What goes in for this many pictures. */
    Shape input(int pictures) {
        return new Shape(pictures).addAll(input);
    }

    /** Bytes of pictures, or floats of what the frozen part makes of them. */
    DataType inputType() {
        return cut == 0 ? DataType.UINT8 : DataType.FLOAT32;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray given = inputs.singletonOrThrow();
        // statistics of the few pictures behind a cut would wash away what the frozen part was trained with
        ForwardPass pass = new ForwardPass(
                name -> store.getValue(named.get(name), given.getDevice(), training),
                value -> relu6.apply(store, value, training),
                training && cut == 0);
        NDArray embedding = embedding(pass, given);
        if (dropout > 0 && training) {
            embedding = Dropout.dropout(embedding, dropout, true).singletonOrThrow();
        }
        return Linear.linear(
                embedding,
                pass.tensors().apply(network.headWeight()),
                pass.tensors().apply(network.headBias()));
    }

    private NDArray embedding(ForwardPass pass, NDArray given) {
        if (cut == network.stages().size()) {
            return given;
        }
        NDArray seen = cut == 0 ? normalize(given) : given;
        return Pool.globalAvgPool2d(pass.run(layers, seen));
    }

    private NDArray normalize(NDArray pictures) {
        Normalization normalization = network.normalization();
        int channels = normalization.scale().length;
        NDArray floats = pictures.transpose(0, 3, 1, 2).toType(DataType.FLOAT32, true);
        NDArray scale = floats.getManager().create(normalization.scale(), new Shape(1, channels, 1, 1));
        NDArray offset = floats.getManager().create(normalization.offset(), new Shape(1, channels, 1, 1));
        return floats.mul(scale).addi(offset);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), classes)};
    }
}
