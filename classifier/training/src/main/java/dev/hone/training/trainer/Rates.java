package dev.hone.training.trainer;

import dev.hone.model.settings.ScheduleSettings;

/**
 * The learning rate at each step: a short linear rise, then what the schedule says. It depends on the step and the
 * history alone, so there is nothing to save.
 *
 * @param peak the learning rate of the settings
 * @param steps of the whole training as planned
 */
record Rates(ScheduleSettings schedule, double peak, int steps) {
    /** Where the cosine ends, as a share of the peak. */
    private static final double REST = 0.01;

    /** @param step counted from 1 */
    double at(int step, History history) {
        // a step at least: batch norms and moments know nothing of the pictures yet
        double rising = Math.max(1, schedule.warmUp() * steps);
        if (step <= rising) {
            return peak * step / rising;
        }
        return switch (schedule.kind()) {
            case COSINE -> peak * cosine((step - rising) / Math.max(1, steps - rising));
            case PLATEAU -> peak * Math.pow(schedule.factor(), history.plateaus(schedule.patience()));
        };
    }

    private static double cosine(double way) {
        return REST + (1 - REST) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, way)));
    }
}
