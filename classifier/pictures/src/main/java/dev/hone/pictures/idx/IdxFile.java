package dev.hone.pictures.idx;

import dev.hone.pictures.Tensor;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Unsigned bytes in an array of any dimension, as an IDX file holds them; the first dimension counts the pictures or
 * labels. Immutable.
 */
public final class IdxFile {

    private static final int UNSIGNED_BYTES = 8;
    private static final int MOST_BYTES = 1 << 30;

    private final int[] sizes;
    private final byte[] data;

    private IdxFile(int[] sizes, byte[] data) {
        this.sizes = sizes;
        this.data = data;
    }

    /** Reads a file, which may be packed with gzip; throws {@link IOException} when it is not of this format. */
    public static IdxFile read(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                DataInputStream in = new DataInputStream(unpacked)) {
            return read(in, file);
        }
    }

    private static IdxFile read(DataInputStream in, Path file) throws IOException {
        int magic = in.readInt();
        int dimensions = magic & 0xFF;
        if (magic >>> 8 != UNSIGNED_BYTES || dimensions == 0) {
            throw new IOException("%s is no IDX file of bytes".formatted(file));
        }
        int[] sizes = new int[dimensions];
        long length = 1;
        for (int i = 0; i < dimensions; i++) {
            sizes[i] = in.readInt();
            if (sizes[i] < 0 || length * sizes[i] > MOST_BYTES) {
                throw new IOException("%s has an impossible size".formatted(file));
            }
            length *= sizes[i];
        }
        byte[] data = in.readNBytes((int) length);
        if (data.length < length || in.read() >= 0) {
            throw new IOException("%s should have %d values".formatted(file, length));
        }
        return new IdxFile(sizes, data);
    }

    /** The length of every dimension. */
    public List<Integer> sizes() {
        return Arrays.stream(sizes).boxed().toList();
    }

    public int count() {
        return sizes[0];
    }

    /** One picture of a file of three dimensions, in grey. */
    public Tensor picture(int index) {
        if (sizes.length != 3) {
            throw new IllegalStateException("an array of sizes %s holds no pictures".formatted(sizes()));
        }
        int length = sizes[1] * sizes[2];
        byte[] pixels = Arrays.copyOfRange(data, index * length, (index + 1) * length);
        return new Tensor(sizes[2], sizes[1], 1, pixels);
    }

    /** One number of a file of one dimension. */
    public int label(int index) {
        if (sizes.length != 1) {
            throw new IllegalStateException("an array of sizes %s holds no labels".formatted(sizes()));
        }
        return Byte.toUnsignedInt(data[index]);
    }
}
