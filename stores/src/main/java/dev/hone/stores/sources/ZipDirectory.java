package dev.hone.stores.sources;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/** The list of its files that stands at the end of a zip archive, and that whoever opens it has in memory as a whole. */
public final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_END_LENGTH = 56;
    private static final long NONE = -1;

    private ZipDirectory() {}

    /**
     * How many bytes the list has, by what the archive says; nothing of a file that is no zip archive. Where it can be read in
     * several ways, the largest: nobody knows which one will be believed.
     */
    public static OptionalLong size(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int length = (int) Math.min(channel.size(), END_LENGTH + LONGEST_COMMENT);
            long start = channel.size() - length;
            ByteBuffer tail = read(channel, start, length);
            OptionalLong size = OptionalLong.empty();
            for (int at = 0; at <= length - END_LENGTH; at++) {
                if (tail.getInt(at) == END) {
                    long said = Integer.toUnsignedLong(tail.getInt(at + 12));
                    long large = large(channel, start + at - LOCATOR_LENGTH);
                    size = OptionalLong.of(Math.max(size.orElse(0), large == NONE ? said : large));
                }
            }
            return size;
        }
    }

    /** What an archive says with more than fits into the old form. */
    private static long large(FileChannel channel, long locator) throws IOException {
        if (locator < 0) {
            return NONE;
        }
        ByteBuffer found = read(channel, locator, LOCATOR_LENGTH);
        long end = found.getLong(8);
        if (found.getInt(0) != LOCATOR || end < 0 || end > channel.size() - LARGE_END_LENGTH) {
            return NONE;
        }
        ByteBuffer large = read(channel, end, LARGE_END_LENGTH);
        return large.getInt(0) == LARGE_END ? large.getLong(40) & Long.MAX_VALUE : NONE;
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
        return bytes;
    }
}
