package dev.hone.training.trainer;

import dev.hone.pictures.Tensor;
import java.util.function.Supplier;

/**
 * A prepared picture and the index of its class.
 *
 * @param digest of the picture's file; what a frozen network saw in it is kept by this name
 * @param source reads the tensor, as often as it is needed: ten thousand of them need not fit into memory
 */
public record LabelledPicture(String digest, Supplier<Tensor> source, int label) {
    /** A picture that is in memory. */
    public LabelledPicture(String digest, Tensor tensor, int label) {
        this(digest, () -> tensor, label);
    }

    public Tensor tensor() {
        return source.get();
    }
}
