package dev.hone.pictures.idx;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** An IDX file of unsigned bytes, read one picture or label after the other. For one thread. */
public final class IdxStream implements AutoCloseable {
    private static final int UNSIGNED_BYTES = 8;
    private static final int MOST_BYTES = 1 << 30;
    private static final int GZIP = 0x1F8B;

    private final DataInputStream in;
    private final int[] sizes;
    private final int length;

    private IdxStream(DataInputStream in, Path file) throws IOException {
        this.in = in;
        int magic = in.readInt();
        if (magic >>> 8 != UNSIGNED_BYTES || (magic & 0xFF) == 0) {
            throw new IOException("%s is no IDX file of bytes".formatted(file));
        }
        this.sizes = new int[magic & 0xFF];
        long each = 1;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = in.readInt();
            each *= i == 0 ? 1 : sizes[i];
            if (sizes[i] < 0 || each < 0 || each * sizes[0] > MOST_BYTES) {
                throw new IOException("%s has an impossible size".formatted(file));
            }
        }
        this.length = (int) each;
    }

    /** Opens a file, which may be packed with gzip; throws {@link IOException} when it is not of this format. */
    public static IdxStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new IdxStream(new DataInputStream(isPacked(bytes) ? new GZIPInputStream(bytes) : bytes), file);
        } catch (EOFException e) {
            bytes.close();
            throw new IOException("%s is no IDX file of bytes".formatted(file), e);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** Whether a file that begins so is one. */
    public static boolean isIdx(byte[] head) {
        return head.length > 4 && head[0] == 0 && head[1] == 0 && head[2] == UNSIGNED_BYTES && head[3] > 0;
    }

    private static boolean isPacked(InputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int mark = first << 8 | bytes.read();
        bytes.reset();
        return mark == GZIP;
    }

    /** The length of every dimension. */
    public List<Integer> sizes() {
        return Arrays.stream(sizes).boxed().toList();
    }

    public int count() {
        return sizes[0];
    }

    /** The values of the next picture or label; throws {@link IOException} when the file breaks off before. */
    public byte[] next() throws IOException {
        byte[] values = in.readNBytes(length);
        if (values.length < length) {
            throw new IOException("the file breaks off");
        }
        return values;
    }

    /** All values that are left; throws {@link IOException} when they are not as many as the sizes say. */
    byte[] rest() throws IOException {
        int wanted = length * sizes[0];
        byte[] values = in.readNBytes(wanted);
        if (values.length < wanted || in.read() >= 0) {
            throw new IOException("%d values should be there".formatted(wanted));
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
