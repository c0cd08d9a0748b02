package dev.hone.training;

/** Asks whether two engines give the same answers, rounding aside. */
final class Agreement {
    /** How far a logit of ONNX Runtime may be from PyTorch's; what a server allows, too. */
    private static final double TOLERANCE = 1e-3;

    private Agreement() {}

    /** Returns the largest difference between two logits; throws {@link LogitsDifferException} when it is too large. */
    static double require(float[][] expected, float[][] answered) {
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int k = 0; k < expected[i].length; k++) {
                difference = Math.max(difference, Math.abs((double) answered[i][k] - expected[i][k]));
            }
        }
        // a NaN is no agreement either
        if (!(difference <= TOLERANCE)) {
            throw LogitsDifferException.by(difference, TOLERANCE);
        }
        return difference;
    }
}
