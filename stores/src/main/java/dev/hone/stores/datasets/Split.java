package dev.hone.stores.datasets;

/** What a picture is used for, for life. */
public enum Split {
    /** Learned from. */
    TRAIN,
    /** Chooses among the epochs of a training. */
    VALIDATION,
    /** Compares versions; never receives a judged picture. */
    TEST,
    /** Judged pictures kept aside to ask whether a version gets right what people judged. */
    JUDGED,
    /** Shown, and used for nothing: it shows the same as pictures of other splits, which would leak through it. */
    EXCLUDED;

    private static final int TEST_SHARE = 20;
    private static final int VALIDATION_SHARE = 15;
    private static final int JUDGED_SHARE = 33;

    /** Where a picture goes that comes with an import. */
    static Split ofImported(String digest) {
        int place = place(digest);
        if (place < TEST_SHARE) {
            return TEST;
        }
        return place < TEST_SHARE + VALIDATION_SHARE ? VALIDATION : TRAIN;
    }

    /** Where a picture goes that is known by a judgement only. */
    static Split ofJudged(String digest) {
        return place(digest) < JUDGED_SHARE ? JUDGED : TRAIN;
    }

    /** Whether a picture of this kind decides how a version turns out. */
    boolean shapes() {
        return switch (this) {
            case TRAIN, VALIDATION -> true;
            case TEST, JUDGED, EXCLUDED -> false;
        };
    }

    /** The digest as an even number from 0 to 99: the same content, the same place, on every machine. */
    private static int place(String digest) {
        return (int) (Long.parseLong(digest.substring(0, 12), 16) % 100);
    }
}
