package dev.hone.training.trainer;

import ai.djl.training.tracker.Tracker;

/**
 * The learning rate over the steps of a training: a short linear rise, then half a cosine down to almost nothing.
 *
 * @param peak the learning rate of the settings
 * @param steps of the whole training
 */
record Schedule(float peak, int steps) implements Tracker {
    /** The share of the steps that rise: batch norms know nothing of the pictures yet. */
    private static final float RISING = 0.05f;

    /** Where the cosine ends, as a share of the peak. */
    private static final float REST = 0.01f;

    @Override
    public float getNewValue(int step) {
        float rising = Math.max(1, RISING * steps);
        if (step <= rising) {
            return peak * step / rising;
        }
        double way = Math.min(1, (step - rising) / Math.max(1, steps - rising));
        return (float) (peak * (REST + (1 - REST) * 0.5 * (1 + Math.cos(Math.PI * way))));
    }
}
