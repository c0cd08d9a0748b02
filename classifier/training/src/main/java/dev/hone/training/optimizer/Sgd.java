package dev.hone.training.optimizer;

/** Steps along the gradient, and on in the direction of the last ones. */
final class Sgd extends Optimizer {
    private final float momentum;
    private final float weightDecay;
    private float pace;

    Sgd(double momentum, double weightDecay) {
        this.momentum = (float) momentum;
        this.weightDecay = (float) weightDecay;
    }

    @Override
    public void begin(int step, double rate) {
        pace = (float) rate;
    }

    @Override
    public void move(String name, float[] weights, float[] gradient, int size, boolean decays) {
        float[] speed = remembered("speed", name, size);
        float decay = decays ? weightDecay : 0;
        for (int i = 0; i < size; i++) {
            speed[i] = momentum * speed[i] + gradient[i] + decay * weights[i];
            weights[i] -= pace * speed[i];
        }
    }
}
