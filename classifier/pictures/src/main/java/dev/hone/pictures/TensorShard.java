package dev.hone.pictures;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Many tensors of one {@link PictureSpec} in one file that explains itself. Immutable and thread-safe.
 *
 * <p>Layout, all numbers big-endian: the magic {@code HONESHD1}; an int format version; an int header length; the header
 * (size, channels and fit of the spec, its digest, the number of tensors, then the digest of each picture); the tensors'
 * bytes in the same order; SHA-256 over everything before it. Digests are 64 hexadecimal characters, strings have a
 * two-byte length, as {@link DataOutputStream#writeUTF} writes them.
 */
public final class TensorShard {

    /** One picture's digest and its tensor. */
    public record Entry(String digest, Tensor tensor) {}

    private static final byte[] MAGIC = "HONESHD1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = 32;
    private static final int TEXTS_BEFORE_THE_COUNT = 3;
    private static final int PREFIX_BYTES = MAGIC.length + 2 * Integer.BYTES;

    private final PictureSpec spec;
    private final Map<String, Integer> positions;
    private final byte[] bytes;
    private final int firstTensor;

    private TensorShard(PictureSpec spec, Map<String, Integer> positions, byte[] bytes, int firstTensor) {
        this.spec = spec;
        this.positions = positions;
        this.bytes = bytes;
        this.firstTensor = firstTensor;
    }

    /** The same entries in the same order always give the same bytes. */
    public static byte[] write(PictureSpec spec, List<Entry> entries) {
        try {
            byte[] header = header(spec, entries);
            int content = PREFIX_BYTES + header.length + Math.multiplyExact(entries.size(), spec.bytes());
            ByteBuffer shard = ByteBuffer.allocate(content + CHECKSUM_BYTES);
            shard.put(MAGIC).putInt(VERSION).putInt(header.length).put(header);
            entries.forEach(entry -> shard.put(entry.tensor().data()));
            shard.put(Sha256.digest(shard.array(), 0, content));
            return shard.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] header(PictureSpec spec, List<Entry> entries) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeInt(spec.width());
        out.writeInt(spec.height());
        out.writeUTF(spec.channels().name());
        out.writeUTF(spec.fit().name());
        out.writeUTF(spec.digest());
        out.writeInt(entries.size());
        for (Entry entry : entries) {
            Tensor tensor = entry.tensor();
            if (tensor.width() != spec.width()
                    || tensor.height() != spec.height()
                    || tensor.channels() != spec.channels().count()) {
                throw new IllegalArgumentException(
                        "%s of picture %s is not made for %s".formatted(tensor, entry.digest(), spec));
            }
            out.writeUTF(entry.digest());
        }
        if (entries.stream().map(Entry::digest).distinct().count() < entries.size()) {
            throw new IllegalArgumentException("a shard holds each picture once");
        }
        return header.toByteArray();
    }

    public static TensorShard read(Path file) {
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The digests of the pictures in a shard, by its beginning alone, which is not checked for damage; nothing when more
     * of it is needed. Throws {@link DamagedShardException} when it cannot be the beginning of a shard.
     */
    public static Optional<List<String>> digests(byte[] beginning) {
        int headerLength = headerLength(beginning, Integer.MAX_VALUE);
        if (beginning.length < PREFIX_BYTES + headerLength) {
            return Optional.empty();
        }
        try {
            ByteBuffer header = ByteBuffer.wrap(beginning).slice(PREFIX_BYTES, headerLength);
            header.position(2 * Integer.BYTES);
            for (int text = 0; text < TEXTS_BEFORE_THE_COUNT; text++) {
                readText(header);
            }
            int count = header.getInt();
            return Optional.of(
                    Stream.generate(() -> readText(header)).limit(count).toList());
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw badHeader(e);
        }
    }

    /** Keeps the array, which must not change afterwards; throws {@link DamagedShardException} unless all is sound. */
    public static TensorShard read(byte[] bytes) {
        int headerLength = headerLength(bytes, bytes.length);
        try {
            return readHeader(bytes, ByteBuffer.wrap(bytes).slice(PREFIX_BYTES, headerLength));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw badHeader(e);
        }
    }

    /** Checks what is before the header; the header's length. */
    private static int headerLength(byte[] bytes, int shardLength) {
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw DamagedShardException.notAShard();
        }
        if (bytes.length < PREFIX_BYTES + CHECKSUM_BYTES) {
            throw DamagedShardException.wrongLength(PREFIX_BYTES + CHECKSUM_BYTES, bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).position(MAGIC.length);
        int version = in.getInt();
        if (version != VERSION) {
            throw DamagedShardException.unknownVersion(version);
        }
        int headerLength = in.getInt();
        if (headerLength < 0 || headerLength > shardLength - PREFIX_BYTES - CHECKSUM_BYTES) {
            throw DamagedShardException.wrongLength(
                    (long) PREFIX_BYTES + Math.max(headerLength, 0) + CHECKSUM_BYTES, shardLength);
        }
        return headerLength;
    }

    private static DamagedShardException badHeader(RuntimeException e) {
        return DamagedShardException.badHeader(e.getMessage() == null ? "it ends too early" : e.getMessage());
    }

    private static TensorShard readHeader(byte[] bytes, ByteBuffer header) {
        int width = header.getInt();
        int height = header.getInt();
        PictureSpec spec =
                new PictureSpec(width, height, Channels.valueOf(readText(header)), Fit.valueOf(readText(header)));
        String preprocessing = readText(header);
        int count = header.getInt();
        int firstTensor = PREFIX_BYTES + header.limit();
        long expected = firstTensor + (long) count * spec.bytes() + CHECKSUM_BYTES;
        if (expected != bytes.length) {
            throw DamagedShardException.wrongLength(expected, bytes.length);
        }
        int content = bytes.length - CHECKSUM_BYTES;
        if (!Arrays.equals(Sha256.digest(bytes, 0, content), Arrays.copyOfRange(bytes, content, bytes.length))) {
            throw DamagedShardException.wrongChecksum();
        }
        if (!preprocessing.equals(spec.digest())) {
            throw DamagedShardException.otherDecoder(preprocessing, spec.digest());
        }
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            positions.put(readText(header), i);
        }
        return new TensorShard(spec, Collections.unmodifiableMap(positions), bytes, firstTensor);
    }

    private static String readText(ByteBuffer in) {
        byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    public PictureSpec spec() {
        return spec;
    }

    /** The pictures' digests, in the order in which they were written. */
    public List<String> digests() {
        return List.copyOf(positions.keySet());
    }

    /**
     * Where in the shard's bytes a picture's tensor begins, for those who read it from the file when they need it.
     * Throws {@link NoSuchElementException} for a picture that is not in this shard.
     */
    public int position(String pictureDigest) {
        Integer position = positions.get(pictureDigest);
        if (position == null) {
            throw new NoSuchElementException("the shard does not hold picture " + pictureDigest);
        }
        return firstTensor + position * spec.bytes();
    }

    /** Throws {@link NoSuchElementException} for a picture that is not in this shard. */
    public Tensor tensor(String pictureDigest) {
        int start = position(pictureDigest);
        byte[] data = Arrays.copyOfRange(bytes, start, start + spec.bytes());
        return new Tensor(spec.width(), spec.height(), spec.channels().count(), data);
    }
}
