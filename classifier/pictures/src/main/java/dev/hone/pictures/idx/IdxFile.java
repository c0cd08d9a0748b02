package dev.hone.pictures.idx;

import dev.hone.pictures.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Unsigned bytes in an array of any dimension, as an IDX file holds them; the first dimension counts the pictures or
 * labels. Immutable.
 */
public final class IdxFile {

    private final List<Integer> sizes;
    private final byte[] data;

    private IdxFile(List<Integer> sizes, byte[] data) {
        this.sizes = sizes;
        this.data = data;
    }

    /** Reads a file, which may be packed with gzip; throws {@link IOException} when it is not of this format. */
    public static IdxFile read(Path file) throws IOException {
        try (IdxStream in = IdxStream.open(file)) {
            return new IdxFile(in.sizes(), in.rest());
        }
    }

    /** The length of every dimension. */
    public List<Integer> sizes() {
        return sizes;
    }

    public int count() {
        return sizes.getFirst();
    }

    /** One picture of a file of three dimensions, in grey. */
    public Tensor picture(int index) {
        if (sizes.size() != 3) {
            throw new IllegalStateException("an array of sizes %s holds no pictures".formatted(sizes));
        }
        int length = sizes.get(1) * sizes.get(2);
        byte[] pixels = Arrays.copyOfRange(data, index * length, (index + 1) * length);
        return new Tensor(sizes.get(2), sizes.get(1), 1, pixels);
    }

    /** One number of a file of one dimension. */
    public int label(int index) {
        if (sizes.size() != 1) {
            throw new IllegalStateException("an array of sizes %s holds no labels".formatted(sizes));
        }
        return Byte.toUnsignedInt(data[index]);
    }
}
