package dev.hone.ui.models;

/** A figure of a version by which people compare it with another. */
enum Measure {
    /** The share of right answers on the test pictures. */
    ACCURACY("test_accuracy", "Right answers", Unit.SHARE, Better.HIGHER),
    /** How well all classes are told apart, the rare ones as much as the frequent. */
    MACRO_F1("test_macro_f1", "Macro-F1, all classes alike", Unit.DECIMAL, Better.HIGHER),
    /** The mean, over the classes, of the share of a class's pictures that is found. */
    MACRO_RECALL("test_macro_recall", "Found, mean of the classes", Unit.SHARE, Better.HIGHER),
    /** The mean, over the classes, of how often a class that is named is right. */
    MACRO_PRECISION("test_macro_precision", "Right when named, mean of the classes", Unit.SHARE, Better.HIGHER),
    /** The share of right answers on held-out pictures that people judged. */
    JUDGED("judged_accuracy", "Right on what people judged", Unit.SHARE, Better.HIGHER),
    /** How far the certainty of answers is from how often they are right. */
    CALIBRATION("test_calibration_error", "Calibration error", Unit.DECIMAL, Better.LOWER),
    /** The mean squared error of the probabilities. */
    BRIER("test_brier", "Brier score", Unit.DECIMAL, Better.LOWER),
    /** How long an answer takes, for half of them. */
    ANSWER("answer_milliseconds", "Time for an answer, median", Unit.MILLISECONDS, Better.LOWER),
    /** How long an answer takes, for 95 of 100. */
    SLOW_ANSWER("answer_milliseconds_95", "Time for an answer, 95 of 100", Unit.MILLISECONDS, Better.LOWER),
    /** How large the version is. */
    SIZE("bundle_bytes", "Size", Unit.BYTES, Better.LOWER),
    /** How many pictures it was tested on. */
    PICTURES("test_pictures", "Test pictures", Unit.COUNT, Better.NEITHER);

    /** Which of two figures is the better one. */
    enum Better {
        /** The higher one. */
        HIGHER,
        /** The lower one. */
        LOWER,
        /** Neither: it only tells what the others are worth. */
        NEITHER
    }

    private final String key;
    private final String words;
    private final Unit unit;
    private final Better better;

    Measure(String key, String words, Unit unit, Better better) {
        this.key = key;
        this.words = words;
        this.unit = unit;
        this.better = better;
    }

    /** Its name among the figures of a run. */
    String key() {
        return key;
    }

    String words() {
        return words;
    }

    Unit unit() {
        return unit;
    }

    Better better() {
        return better;
    }
}
