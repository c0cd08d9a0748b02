package dev.hone.pictures;

import java.util.function.IntConsumer;

/** Unpacks the LZW codes of a GIF frame: a few steps for every byte read and pixel written, whatever the codes say. */
final class GifCodes {

    private static final int MOST_BITS = 12;
    private static final int MOST_CODES = 1 << MOST_BITS;

    private final byte[] bytes;
    private final int leastBits;
    private final short[] before = new short[MOST_CODES];
    private final byte[] last = new byte[MOST_CODES];
    private final byte[] reversed = new byte[MOST_CODES + 1];

    private int position;
    private int leftInBlock;
    private int buffer;
    private int buffered;

    GifCodes(byte[] bytes, int start) {
        this.bytes = bytes;
        this.position = start;
        this.leastBits = next();
        if (leastBits < 1 || leastBits >= MOST_BITS) {
            throw RefusedPictureException.broken(PictureKind.GIF);
        }
        for (int i = 0; i < 1 << leastBits; i++) {
            last[i] = (byte) i;
            before[i] = -1;
        }
    }

    /** Hands over so many pixels; what follows in the file is of no interest. */
    void unpack(long pixels, IntConsumer to) {
        int clear = 1 << leastBits;
        int size = clear + 2;
        int bits = leastBits + 1;
        int previous = -1;
        int first = 0;
        long left = pixels;
        while (left > 0) {
            int code = code(bits);
            if (code == clear) {
                size = clear + 2;
                bits = leastBits + 1;
                previous = -1;
                continue;
            }
            if (code == clear + 1 || code > size || previous < 0 && code > clear || code == size && previous < 0) {
                throw RefusedPictureException.broken(PictureKind.GIF);
            }
            boolean unknown = code == size;
            int count = unknown ? 1 : 0;
            for (int c = unknown ? previous : code; c >= 0; c = before[c]) {
                reversed[count++] = last[c];
            }
            first = Byte.toUnsignedInt(reversed[count - 1]);
            if (unknown) {
                reversed[0] = (byte) first;
            }
            if (previous >= 0 && size < MOST_CODES) {
                before[size] = (short) previous;
                last[size] = (byte) first;
                size++;
                bits = size == 1 << bits && bits < MOST_BITS ? bits + 1 : bits;
            }
            previous = code;
            while (count > 0 && left > 0) {
                to.accept(Byte.toUnsignedInt(reversed[--count]));
                left--;
            }
        }
    }

    private int code(int bits) {
        while (buffered < bits) {
            if (leftInBlock == 0) {
                leftInBlock = next();
                if (leftInBlock == 0) {
                    throw RefusedPictureException.broken(PictureKind.GIF);
                }
            }
            buffer |= next() << buffered;
            buffered += Byte.SIZE;
            leftInBlock--;
        }
        int code = buffer & (1 << bits) - 1;
        buffer >>>= bits;
        buffered -= bits;
        return code;
    }

    private int next() {
        if (position >= bytes.length) {
            throw RefusedPictureException.truncated(PictureKind.GIF);
        }
        return Byte.toUnsignedInt(bytes[position++]);
    }
}
