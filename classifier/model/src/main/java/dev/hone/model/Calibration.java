package dev.hone.model;

/**
 * What makes a network's probabilities honest: its logits are divided by the temperature before the softmax. Above 1 it
 * makes answers less sure, below 1 surer; which class is answered stays the same.
 *
 * @param pictures how many pictures it was fitted on; 0 where nothing was fitted
 */
public record Calibration(double temperature, int pictures) {

    /** The logits as they are. */
    public static final Calibration NONE = new Calibration(1, 0);

    public Calibration {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a temperature is above 0, unlike " + temperature);
        }
    }

    /** Probabilities of the classes, which add up to 1. */
    public float[] probabilities(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double[] powers = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            powers[i] = Math.exp((logits[i] - largest) / temperature);
            sum += powers[i];
        }
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (powers[i] / sum);
        }
        return probabilities;
    }
}
