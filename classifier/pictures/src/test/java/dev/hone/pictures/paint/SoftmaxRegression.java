package dev.hone.pictures.paint;

import java.util.List;

/** The simplest model that learns from numbers: one weight for each number and class, fitted by gradient descent. */
final class SoftmaxRegression {

    private static final int STEPS = 300;
    private static final double MOMENTUM = 0.9;

    private final int classes;
    private final double[] mean;
    private final double[] scale;
    private final double[][] weights;

    private SoftmaxRegression(int classes, List<double[]> inputs) {
        int width = inputs.getFirst().length;
        this.classes = classes;
        this.mean = new double[width];
        this.scale = new double[width];
        this.weights = new double[classes][width + 1];
        for (int i = 0; i < width; i++) {
            double sum = 0;
            double squares = 0;
            for (double[] input : inputs) {
                sum += input[i];
                squares += input[i] * input[i];
            }
            mean[i] = sum / inputs.size();
            double variance = squares / inputs.size() - mean[i] * mean[i];
            scale[i] = variance > 1e-12 ? 1 / Math.sqrt(variance * width) : 0;
        }
    }

    /** @param decay how strongly weights are drawn to zero */
    static SoftmaxRegression fit(List<double[]> inputs, List<Integer> labels, int classes, double decay) {
        SoftmaxRegression model = new SoftmaxRegression(classes, inputs);
        List<double[]> scaled = inputs.stream().map(model::scaled).toList();
        double[][] speed = new double[classes][scaled.getFirst().length];
        for (int step = 0; step < STEPS; step++) {
            double[][] slope = new double[classes][scaled.getFirst().length];
            for (int n = 0; n < scaled.size(); n++) {
                double[] probabilities = model.probabilities(scaled.get(n));
                for (int c = 0; c < classes; c++) {
                    double off = (probabilities[c] - (labels.get(n) == c ? 1 : 0)) / scaled.size();
                    add(slope[c], scaled.get(n), off);
                }
            }
            for (int c = 0; c < classes; c++) {
                add(slope[c], model.weights[c], decay);
                for (int i = 0; i < speed[c].length; i++) {
                    speed[c][i] = MOMENTUM * speed[c][i] - slope[c][i];
                    model.weights[c][i] += speed[c][i];
                }
            }
        }
        return model;
    }

    private static void add(double[] to, double[] what, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    double accuracy(List<double[]> inputs, List<Integer> labels) {
        int right = 0;
        for (int n = 0; n < inputs.size(); n++) {
            double[] probabilities = probabilities(scaled(inputs.get(n)));
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = probabilities[c] > probabilities[best] ? c : best;
            }
            right += best == labels.get(n) ? 1 : 0;
        }
        return (double) right / inputs.size();
    }

    /** With a one at the end, for the class's own weight. */
    private double[] scaled(double[] input) {
        double[] scaled = new double[input.length + 1];
        for (int i = 0; i < input.length; i++) {
            scaled[i] = (input[i] - mean[i]) * scale[i];
        }
        scaled[input.length] = 1;
        return scaled;
    }

    private double[] probabilities(double[] scaled) {
        double[] values = new double[classes];
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < scaled.length; i++) {
                values[c] += weights[c][i] * scaled[i];
            }
            most = Math.max(most, values[c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            values[c] = Math.exp(values[c] - most);
            sum += values[c];
        }
        for (int c = 0; c < classes; c++) {
            values[c] /= sum;
        }
        return values;
    }
}
