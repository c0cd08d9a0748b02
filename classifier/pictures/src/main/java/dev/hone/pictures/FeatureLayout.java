package dev.hone.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * How a file says what a frozen network sees in pictures, in one view: the magic {@code HONEFT01}, the length of a JSON
 * header as a little-endian int, the header, then a row a picture: its digest (32 bytes), its features (little-endian
 * floats), CRC-32C over both. Such a file explains itself, and may grow at its end.
 *
 * @param backbone the network, by the beginning of its digest
 * @param preprocessing what made the pictures into tensors, likewise
 * @param view how the network looked at them, such as {@code plain}
 * @param shape of what it sees in one picture: channels, height and width, or the length of an embedding
 */
public record FeatureLayout(String backbone, String preprocessing, String view, List<Integer> shape) {
    /** How many bytes of a row come before the features. */
    public static final int DIGEST_BYTES = 32;

    private static final byte[] MAGIC = "HONEFT01".getBytes(StandardCharsets.US_ASCII);
    private static final int NAME_DIGITS = 16;
    private static final int LONGEST_HEADER = 1 << 12;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");
    private static final Pattern HEADER =
            Pattern.compile("\\{\"backbone\":\"([^\"]*)\",\"preprocessing\":\"([^\"]*)\",\"view\":\"([^\"]*)\","
                    + "\"shape\":\\[([0-9]{1,9}(?:,[0-9]{1,9})*)]}");

    public FeatureLayout {
        for (String name : List.of(backbone, preprocessing, view)) {
            // names become parts of paths and of keys
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'%s' is no name for features".formatted(name));
            }
        }
        shape = List.copyOf(shape);
    }

    /** Of a network with this digest that looks at pictures made so. */
    public static FeatureLayout of(String backboneDigest, PictureSpec spec, String view, List<Integer> shape) {
        return new FeatureLayout(backboneDigest.substring(0, NAME_DIGITS), preprocessing(spec), view, shape);
    }

    /** By what name files know how pictures are made into tensors. */
    public static String preprocessing(PictureSpec spec) {
        return spec.digest().substring(0, NAME_DIGITS);
    }

    /** What is seen in one picture, as it lies in the file. */
    public record Row(String picture, byte[] bytes) {}

    /** Where a training finds the file, in its folder of features. */
    public Path file(Path folder) {
        return folder.resolve(backbone + "-" + preprocessing).resolve(view + ".features");
    }

    /** How many numbers a picture has. */
    public int values() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    public int rowBytes() {
        return DIGEST_BYTES + values() * Float.BYTES + Integer.BYTES;
    }

    /** What the file begins with. */
    public byte[] beginning() {
        byte[] header = "{\"backbone\":\"%s\",\"preprocessing\":\"%s\",\"view\":\"%s\",\"shape\":[%s]}"
                .formatted(
                        backbone,
                        preprocessing,
                        view,
                        shape.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .getBytes(StandardCharsets.US_ASCII);
        return littleEndian(MAGIC.length + Integer.BYTES + header.length)
                .put(MAGIC)
                .putInt(header.length)
                .put(header)
                .array();
    }

    public Row row(String picture, float[] values) {
        if (values.length != values()) {
            throw new IllegalArgumentException("a picture has %d features, not %d".formatted(values(), values.length));
        }
        ByteBuffer row = littleEndian(rowBytes()).put(HexFormat.of().parseHex(picture));
        for (float value : values) {
            row.putFloat(value);
        }
        return new Row(picture, row.putInt(checksum(row.array())).array());
    }

    /** The picture of these bytes, or nothing where they are no whole row. */
    public Optional<String> picture(byte[] row) {
        return row.length == rowBytes() && littleEndian(row).getInt(row.length - Integer.BYTES) == checksum(row)
                ? Optional.of(HexFormat.of().formatHex(row, 0, DIGEST_BYTES))
                : Optional.empty();
    }

    /** Reads the beginning of a file; nothing where it is no such file. */
    public static Optional<FeatureLayout> read(InputStream file) throws IOException {
        byte[] start = file.readNBytes(MAGIC.length + Integer.BYTES);
        if (start.length < MAGIC.length + Integer.BYTES
                || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.empty();
        }
        int length = littleEndian(start).getInt(MAGIC.length);
        if (length < 0 || length > LONGEST_HEADER) {
            return Optional.empty();
        }
        return header(new String(file.readNBytes(length), StandardCharsets.US_ASCII));
    }

    private static Optional<FeatureLayout> header(String text) {
        Matcher header = HEADER.matcher(text);
        try {
            return header.matches()
                    ? Optional.of(new FeatureLayout(
                            header.group(1),
                            header.group(2),
                            header.group(3),
                            Stream.of(header.group(4).split(","))
                                    .map(Integer::valueOf)
                                    .toList()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads the next row of a file whose beginning was read; nothing at its end, or where it is damaged. */
    public Optional<Row> next(InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(rowBytes());
        return picture(bytes).map(picture -> new Row(picture, bytes));
    }

    private static int checksum(byte[] row) {
        CRC32C checksum = new CRC32C();
        checksum.update(row, 0, row.length - Integer.BYTES);
        return (int) checksum.getValue();
    }

    private static ByteBuffer littleEndian(int size) {
        return littleEndian(new byte[size]);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
