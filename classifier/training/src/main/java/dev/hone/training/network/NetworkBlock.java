package dev.hone.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A network as a DJL block: uint8 pictures [N, H, W, C] in, logits [N, K] out. */
final class NetworkBlock extends AbstractBlock {
    private final Normalization normalization;
    private final SequentialBlock body = new SequentialBlock();
    private final Linear head;
    private final SequencedMap<String, Parameter> named = new LinkedHashMap<>();

    NetworkBlock(Network network, int classes) {
        normalization = network.normalization();
        for (Layer layer : network.layers()) {
            switch (layer) {
                case Convolution convolution -> add(convolution);
                case MaxPool pool ->
                    body.add(Pool.maxPool2dBlock(
                            new Shape(pool.size(), pool.size()), new Shape(pool.size(), pool.size())));
            }
        }
        addChildBlock("body", body);
        head = addChildBlock("head", Linear.builder().setUnits(classes).build());
        name(Network.HEAD_WEIGHT, head, "weight");
        name(Network.HEAD_BIAS, head, "bias");
    }

    private void add(Convolution layer) {
        Conv2d conv = Conv2d.builder()
                .setFilters(layer.outputs())
                .setKernelShape(new Shape(layer.kernel(), layer.kernel()))
                .optStride(new Shape(layer.stride(), layer.stride()))
                .optPadding(new Shape(layer.padding(), layer.padding()))
                .optBias(false)
                .build();
        BatchNorm norm = BatchNorm.builder().optEpsilon(Convolution.EPSILON).build();
        body.add(conv).add(norm).add(Activation.reluBlock());
        name(layer.weight(), conv, "weight");
        name(layer.normWeight(), norm, "gamma");
        name(layer.normBias(), norm, "beta");
        name(layer.runningMean(), norm, "runningMean");
        name(layer.runningVariance(), norm, "runningVar");
    }

    private void name(String name, Block block, String parameter) {
        named.put(name, block.getDirectParameters().get(parameter));
    }

    /** All parameters by the names of the safetensors file, in the order of the layers. */
    SequencedMap<String, Parameter> named() {
        return named;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray pictures = inputs.singletonOrThrow();
        NDArray seen = pictures.transpose(0, 3, 1, 2)
                .toType(DataType.FLOAT32, true)
                .muli(normalization.scale())
                .addi(normalization.offset());
        NDArray features =
                body.forward(store, new NDList(seen), training, params).singletonOrThrow();
        NDArray embedding = Pool.globalAvgPool2d(features);
        return head.forward(store, new NDList(embedding), training, params);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape pictures = inputShapes[0];
        Shape seen = new Shape(pictures.get(0), pictures.get(3), pictures.get(1), pictures.get(2));
        body.initialize(manager, dataType, seen);
        Shape features = body.getOutputShapes(new Shape[] {seen})[0];
        head.initialize(manager, dataType, features.slice(0, 2));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return head.getOutputShapes(new Shape[] {new Shape(inputShapes[0].get(0))});
    }
}
