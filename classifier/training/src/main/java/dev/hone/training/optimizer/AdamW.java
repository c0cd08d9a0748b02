package dev.hone.training.optimizer;

/** Steps of about the learning rate, whatever the size of the gradient; weights decay apart from them. */
final class AdamW extends Optimizer {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final float EPSILON = 1e-8f;

    private final double weightDecay;
    private float kept;
    private float pace;
    private float root;

    AdamW(double weightDecay) {
        this.weightDecay = weightDecay;
    }

    @Override
    public void begin(int step, double rate) {
        kept = (float) (1 - rate * weightDecay);
        pace = (float) (rate / (1 - Math.pow(FIRST, step)));
        root = (float) Math.sqrt(1 - Math.pow(SECOND, step));
    }

    @Override
    public void move(String name, float[] weights, float[] gradient, int size, boolean decays) {
        float[] mean = remembered("mean", name, size);
        float[] square = remembered("square", name, size);
        float stays = decays ? kept : 1;
        for (int i = 0; i < size; i++) {
            float slope = gradient[i];
            mean[i] += (float) (1 - FIRST) * (slope - mean[i]);
            square[i] = (float) SECOND * square[i] + (float) (1 - SECOND) * slope * slope;
            float length = (float) Math.sqrt(square[i]) / root + EPSILON;
            weights[i] = stays * weights[i] - pace * mean[i] / length;
        }
    }
}
