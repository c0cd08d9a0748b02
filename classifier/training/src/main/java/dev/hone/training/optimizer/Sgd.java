package dev.hone.training.optimizer;

/** Steps along the gradient, and on in the direction of the last ones. */
final class Sgd extends Optimizer {
    private final float momentum;
    private final double weightDecay;

    Sgd(double momentum, double weightDecay) {
        this.momentum = (float) momentum;
        this.weightDecay = weightDecay;
    }

    @Override
    public void step(String name, float[] weights, float[] gradient, boolean decays, double rate, int step) {
        float[] speed = remembered("speed", name, weights.length);
        float decay = decays ? (float) weightDecay : 0;
        float pace = (float) rate;
        for (int i = 0; i < weights.length; i++) {
            speed[i] = momentum * speed[i] + gradient[i] + decay * weights[i];
            weights[i] -= pace * speed[i];
        }
    }
}
