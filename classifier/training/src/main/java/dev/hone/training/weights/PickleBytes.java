package dev.hone.training.weights;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the operands of a pickle; never reads or allocates more than there is. */
final class PickleBytes {
    /** Far more than the description of any network, far less than memory. */
    private static final int MOST = 16 << 20;

    private final ByteBuffer bytes;
    private final int end;

    /** Reads on where the bytes are, and leaves them after the last byte that was read. */
    PickleBytes(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
        this.end = bytes.position() + Math.min(MOST, bytes.remaining());
    }

    int unsignedByte() {
        return Byte.toUnsignedInt(need(Byte.BYTES).get());
    }

    int unsignedShort() {
        return Short.toUnsignedInt(need(Short.BYTES).getShort());
    }

    int integer() {
        return need(Integer.BYTES).getInt();
    }

    double bigEndianDouble() {
        return Double.longBitsToDouble(Long.reverseBytes(need(Double.BYTES).getLong()));
    }

    void skip(int count) {
        need(count);
        bytes.position(bytes.position() + count);
    }

    /** Of any length, little-endian, in two's complement. */
    Object wholeNumber(int length) {
        need(length);
        byte[] digits = new byte[length];
        bytes.get(digits);
        for (int i = 0; i < length / 2; i++) {
            byte low = digits[i];
            digits[i] = digits[length - 1 - i];
            digits[length - 1 - i] = low;
        }
        BigInteger number = length == 0 ? BigInteger.ZERO : new BigInteger(digits);
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    String text(int length) {
        need(length);
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Up to a line feed, which is read, too. */
    String line() {
        int start = bytes.position();
        while (unsignedByte() != '\n') {
            // a name may be of any length that fits
        }
        int length = bytes.position() - start - 1;
        return StandardCharsets.UTF_8.decode(bytes.slice(start, length)).toString();
    }

    private ByteBuffer need(int count) {
        if (count < 0 || count > end - bytes.position()) {
            throw WeightsRefusedException.damaged("its description breaks off, or is longer than any network's");
        }
        return bytes;
    }
}
