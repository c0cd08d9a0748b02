package dev.hone.pictures;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * What of a PNG file makes its still picture, and nothing else.
 *
 * <p>Frames of an animation, color profiles and texts are left out: no code of the decoder that deals with them is ever
 * reached, and what they unfold to takes no memory.
 *
 * @param file the critical chunks and the transparency
 * @param nothing the grey that means transparent, as eight bits or, in a file of sixteen, as sixteen
 */
record PngStill(byte[] file, OptionalInt nothing) {

    /** The file was found complete. */
    static PngStill of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ByteBuffer out = ByteBuffer.allocate(bytes.length);
        out.put(bytes, 0, PngHeader.SIGNATURE_BYTES);
        in.position(PngHeader.SIGNATURE_BYTES);
        OptionalInt nothing = OptionalInt.empty();
        int type = 0;
        while (type != PngHeader.IEND) {
            int start = in.position();
            int length = in.getInt();
            type = in.getInt();
            boolean grey = bytes[PngHeader.COLOUR_TYPE_AT] == PngHeader.GREY;
            if (type == PngHeader.TRNS && grey) {
                nothing = length == Short.BYTES ? nothing(bytes, in.getShort(in.position())) : nothing;
            } else if (makesTheStill(type)) {
                out.put(bytes, start, PngHeader.PREFIX_BYTES + length + PngHeader.CHECKSUM_BYTES);
            }
            in.position(start + PngHeader.PREFIX_BYTES + length + PngHeader.CHECKSUM_BYTES);
        }
        byte[] file = new byte[out.position()];
        out.flip().get(file);
        return new PngStill(file, nothing);
    }

    private static boolean makesTheStill(int type) {
        return type == PngHeader.IHDR
                || type == PngHeader.PLTE
                || type == PngHeader.TRNS
                || type == PngHeader.IDAT
                || type == PngHeader.IEND;
    }

    /** Fewer than eight bits are stretched to eight by the decoder, and so is this. */
    private static OptionalInt nothing(byte[] bytes, short stored) {
        int bits = bytes[PngHeader.BITS_AT];
        int most = (1 << bits) - 1;
        int grey = Short.toUnsignedInt(stored);
        return bits == Short.SIZE ? OptionalInt.of(grey) : OptionalInt.of((grey & most) * 255 / most);
    }
}
