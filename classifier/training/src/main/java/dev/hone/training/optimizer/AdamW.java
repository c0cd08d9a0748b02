package dev.hone.training.optimizer;

/** Steps of about the learning rate, whatever the size of the gradient; weights decay apart from them. */
final class AdamW extends Optimizer {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final float EPSILON = 1e-8f;

    private final double weightDecay;

    AdamW(double weightDecay) {
        this.weightDecay = weightDecay;
    }

    @Override
    public void step(String name, float[] weights, float[] gradient, boolean decays, double rate, int step) {
        float[] mean = remembered("mean", name, weights.length);
        float[] square = remembered("square", name, weights.length);
        float kept = (float) (1 - (decays ? rate * weightDecay : 0));
        float pace = (float) (rate / (1 - Math.pow(FIRST, step)));
        float root = (float) Math.sqrt(1 - Math.pow(SECOND, step));
        for (int i = 0; i < weights.length; i++) {
            float g = gradient[i];
            mean[i] += (float) (1 - FIRST) * (g - mean[i]);
            square[i] = (float) SECOND * square[i] + (float) (1 - SECOND) * g * g;
            float size = (float) Math.sqrt(square[i]) / root + EPSILON;
            weights[i] = kept * weights[i] - pace * mean[i] / size;
        }
    }
}
