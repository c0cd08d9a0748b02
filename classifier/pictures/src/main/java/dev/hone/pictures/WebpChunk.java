package dev.hone.pictures;

import java.nio.ByteBuffer;

/** A named piece of a WebP file, which may promise more bytes than there are. */
record WebpChunk(ByteBuffer in, int start, long length) {

    static final int PREFIX_BYTES = 8;

    /** Throws {@link IndexOutOfBoundsException} behind the end of the file. */
    static WebpChunk at(ByteBuffer in, int start) {
        return new WebpChunk(in, start, Integer.toUnsignedLong(in.getInt(start + Integer.BYTES)));
    }

    boolean is(String name) {
        for (int i = 0; i < Integer.BYTES; i++) {
            if (in.get(start + i) != (byte) name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int content() {
        return start + PREFIX_BYTES;
    }

    /** A number of three bytes. */
    int triple(int offset) {
        int at = content() + offset;
        return Short.toUnsignedInt(in.getShort(at)) | Byte.toUnsignedInt(in.get(at + 2)) << 16;
    }

    boolean isWhole() {
        return content() + length <= in.limit();
    }

    long longEnd() {
        return content() + length + (length & 1);
    }

    int end() {
        return (int) Math.min(Integer.MAX_VALUE, longEnd());
    }
}
