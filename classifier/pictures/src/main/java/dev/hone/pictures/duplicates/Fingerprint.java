package dev.hone.pictures.duplicates;

import dev.hone.pictures.PictureStudy;
import dev.hone.pictures.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What tells a picture from others: a hash to look it up by and a thumbnail to make sure. Immutable.
 *
 * <p>As bytes it takes at most 1,035: a version, the picture's width and height, the thumbnail's, and its grey pixels.
 */
public final class Fingerprint {

    private static final byte VERSION = 1;
    private static final int PREFIX_BYTES = 11;
    private static final int LARGEST_SIDE = 32;
    private static final int HASH_WAVES = 8;

    /** A wave that is not there has a sign by accident; it counts as negative. */
    private static final float NOTHING = 0.01f;

    /** Standard deviation, in levels of grey, below which there is nothing to see but noise. */
    private static final double FLAT = 2;

    private final int width;
    private final int height;
    private final Tensor thumbnail;
    private final float[] waves;
    private final double mean;
    private final double variance;
    private final boolean flat;
    private final long hash;
    private final Clipping clipping;

    private Fingerprint(int width, int height, Tensor thumbnail) {
        this.width = width;
        this.height = height;
        this.thumbnail = thumbnail;
        float[] pixels = pixels();
        double sum = 0;
        double squares = 0;
        for (float pixel : pixels) {
            sum += pixel;
            squares += (double) pixel * pixel;
        }
        this.mean = sum / pixels.length;
        this.variance = squares / pixels.length - mean * mean;
        this.flat = variance < FLAT * FLAT;
        this.waves = Cosines.of(pixels, thumbnail.width(), thumbnail.height());
        this.clipping = Clipping.of(thumbnail.data());
        this.hash = flat ? 0 : hash(waves);
    }

    public static Fingerprint of(PictureStudy study) {
        return new Fingerprint(study.statistics().width(), study.statistics().height(), study.thumbnail());
    }

    /** Reads what {@link #toBytes} wrote; throws {@link IllegalArgumentException} for anything else. */
    public static Fingerprint fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < PREFIX_BYTES || in.get() != VERSION) {
            throw new IllegalArgumentException("these bytes are no fingerprint of version " + VERSION);
        }
        int width = in.getInt();
        int height = in.getInt();
        int across = in.get();
        int down = in.get();
        boolean sound = width > 0
                && height > 0
                && across > 0
                && down > 0
                && across <= LARGEST_SIDE
                && down <= LARGEST_SIDE
                && in.remaining() == across * down;
        if (!sound) {
            throw new IllegalArgumentException("the fingerprint is damaged");
        }
        byte[] pixels = new byte[in.remaining()];
        in.get(pixels);
        return new Fingerprint(width, height, new Tensor(across, down, 1, pixels));
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(PREFIX_BYTES + thumbnail.data().length)
                .put(VERSION)
                .putInt(width)
                .putInt(height)
                .put((byte) thumbnail.width())
                .put((byte) thumbnail.height())
                .put(thumbnail.data())
                .array();
    }

    /** The signs of the lowest waves: of copies few differ, of other pictures about half. */
    public long hash() {
        return hash;
    }

    private static long hash(float[] waves) {
        long hash = 0;
        for (int i = 1; i < HASH_WAVES * HASH_WAVES; i++) {
            boolean up = waves[i / HASH_WAVES * Cosines.WAVES + i % HASH_WAVES] > NOTHING;
            hash |= up ? 1L << i : 0;
        }
        // the mean has no sign: one wave more in its place
        return waves[HASH_WAVES] > NOTHING ? hash | 1 : hash;
    }

    boolean isFlat() {
        return flat;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    float[] waves() {
        return waves;
    }

    Clipping clipping() {
        return clipping;
    }

    Tensor thumbnail() {
        return thumbnail;
    }

    float[] pixels() {
        byte[] data = thumbnail.data();
        float[] pixels = new float[data.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Byte.toUnsignedInt(data[i]);
        }
        return pixels;
    }

    /**
     * What is left between this and a thumbnail of the same size when brightness and contrast have been evened out: the
     * mean of the squares, in levels of grey.
     */
    double difference(Fingerprint other) {
        byte[] ours = thumbnail.data();
        byte[] theirs = other.thumbnail.data();
        int sum = 0;
        for (int i = 0; i < ours.length; i++) {
            sum += (ours[i] & 0xFF) * (theirs[i] & 0xFF);
        }
        double together = (double) sum / ours.length - mean * other.mean;
        return Math.min(variance, other.variance) * (1 - together * together / (variance * other.variance));
    }

    /** Whether one could be the other in another size: sides are whole pixels, so small ones differ more. */
    boolean hasTheShapeOf(Fingerprint other) {
        double ratio = (double) width * other.height / ((double) height * other.width);
        int shortest = Math.min(Math.min(width, height), Math.min(other.width, other.height));
        double tolerance = 1.02 + 1.0 / shortest;
        return ratio < tolerance && ratio > 1 / tolerance;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint print
                && width == print.width
                && height == print.height
                && thumbnail.equals(print.thumbnail);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {width, height, thumbnail.hashCode()});
    }

    @Override
    public String toString() {
        return "Fingerprint[%d x %d, %016x]".formatted(width, height, hash);
    }
}
