package dev.hone.pictures.duplicates;

/** What making a picture darker or brighter loses: what was nearly black is black, what was nearly white is white. */
final class Clipping {

    private static final int BLACK = 3;
    private static final int WHITE = 252;

    /** No slight change of brightness clips more than so many levels. */
    private static final int LEVELS = 60;

    /** One in so many pixels may say otherwise. */
    private static final int ODD_ONES = 50;

    private Clipping() {}

    /** A quick look, before anything is computed: whether the second could be the first after that. */
    static boolean explains(byte[] before, byte[] after) {
        int odd = 0;
        int blackened = 0;
        int whitened = 0;
        int leftBlack = 0;
        int leftWhite = 0;
        for (int i = 0; i < before.length && odd * ODD_ONES <= before.length; i++) {
            int was = Byte.toUnsignedInt(before[i]);
            int is = Byte.toUnsignedInt(after[i]);
            if (is < BLACK && was >= BLACK) {
                blackened++;
                odd += was > LEVELS ? 1 : 0;
            } else if (is > WHITE && was <= WHITE) {
                whitened++;
                odd += was < 255 - LEVELS ? 1 : 0;
            }
            leftBlack += was < BLACK && is >= BLACK ? 1 : 0;
            leftWhite += was > WHITE && is <= WHITE ? 1 : 0;
        }
        boolean darker = blackened > 0 && leftBlack * ODD_ONES <= before.length;
        boolean brighter = whitened > 0 && leftWhite * ODD_ONES <= before.length;
        return odd * ODD_ONES <= before.length && (darker || brighter);
    }
}
