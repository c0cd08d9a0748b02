package dev.hone.pictures.duplicates;

/** What making a picture darker or brighter loses: what was nearly black is black, what was nearly white is white. */
record Clipping(long[] black, long[] white) {

    private static final int BLACK = 3;
    private static final int WHITE = 252;

    /** No slight change of brightness clips more than so many levels. */
    private static final int LEVELS = 60;

    /** One in so many pixels may say otherwise. */
    private static final int ODD_ONES = 50;

    /** Which pixels are as dark or as light as can be. */
    static Clipping of(byte[] pixels) {
        Clipping clipping = new Clipping(new long[pixels.length / 64 + 1], new long[pixels.length / 64 + 1]);
        for (int i = 0; i < pixels.length; i++) {
            int value = Byte.toUnsignedInt(pixels[i]);
            clipping.black[i / 64] |= value < BLACK ? 1L << i : 0;
            clipping.white[i / 64] |= value > WHITE ? 1L << i : 0;
        }
        return clipping;
    }

    /** A quick look, before anything is computed: whether the second could be the first after that. */
    static boolean explains(Fingerprint before, Fingerprint after) {
        Clipping was = before.clipping();
        Clipping is = after.clipping();
        int pixels = before.thumbnail().data().length;
        boolean darker = contains(is.black, was.black, pixels);
        boolean brighter = contains(is.white, was.white, pixels);
        return (darker || brighter)
                && isSlight(before.thumbnail().data(), after.thumbnail().data());
    }

    /** Whether one has all that the other has, nearly, and more. */
    private static boolean contains(long[] one, long[] other, int pixels) {
        int more = 0;
        int less = 0;
        for (int i = 0; i < one.length; i++) {
            more += Long.bitCount(one[i] & ~other[i]);
            less += Long.bitCount(other[i] & ~one[i]);
        }
        return more > 0 && less * ODD_ONES <= pixels;
    }

    private static boolean isSlight(byte[] before, byte[] after) {
        int odd = 0;
        for (int i = 0; i < before.length; i++) {
            int was = Byte.toUnsignedInt(before[i]);
            int is = Byte.toUnsignedInt(after[i]);
            odd += is < BLACK && was > LEVELS || is > WHITE && was < 255 - LEVELS ? 1 : 0;
        }
        return odd * ODD_ONES <= before.length;
    }
}
