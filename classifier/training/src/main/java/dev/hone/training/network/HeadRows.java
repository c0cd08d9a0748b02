package dev.hone.training.network;

import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The rows of a network's last layer, each of which stands for a class. A project that gets another class list keeps what
 * was learned of the classes that stay.
 */
public final class HeadRows {
    private HeadRows() {}

    /**
     * The same weights, with the rows of the head in the order of other classes. A class that is new begins with zeros, which
     * is no opinion on any picture.
     *
     * @param known the ids of the classes that the rows stand for
     * @param wanted the ids of the classes that they are to stand for
     * @throws WeightsDoNotFitException when there are not as many rows as known classes
     */
    public static Weights arranged(Network network, Weights read, List<String> known, List<String> wanted) {
        SequencedMap<String, FloatTensor> arranged = new LinkedHashMap<>(read.tensors());
        for (String name : List.of(network.headWeight(), network.headBias())) {
            FloatTensor tensor = arranged.get(name);
            if (tensor == null || tensor.shape()[0] != known.size()) {
                throw WeightsDoNotFitException.rows(
                        network, tensor == null ? new int[0] : tensor.shape(), known.size());
            }
            arranged.put(name, arranged(tensor, known, wanted));
        }
        return new Weights(arranged);
    }

    private static FloatTensor arranged(FloatTensor tensor, List<String> known, List<String> wanted) {
        int width = tensor.values().length / known.size();
        float[] values = new float[wanted.size() * width];
        for (int row = 0; row < wanted.size(); row++) {
            int from = known.indexOf(wanted.get(row));
            if (from >= 0) {
                System.arraycopy(tensor.values(), from * width, values, row * width, width);
            }
        }
        int[] shape = tensor.shape().clone();
        shape[0] = wanted.size();
        return new FloatTensor(shape, values);
    }
}
