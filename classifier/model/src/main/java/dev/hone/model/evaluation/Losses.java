package dev.hone.model.evaluation;

/** What one answer costs. */
final class Losses {

    /** A probability of zero for the truth would make the loss infinite; this is where scikit-learn stops, too. */
    private static final double LEAST_PROBABILITY = Math.ulp(1.0);

    private Losses() {}

    static double logLoss(Judged answer) {
        double truth = answer.probabilities()[answer.label()];
        return -Math.log(Math.clamp(truth, LEAST_PROBABILITY, 1 - LEAST_PROBABILITY));
    }

    static double brier(Judged answer) {
        double sum = 0;
        for (int i = 0; i < answer.probabilities().length; i++) {
            double distance = answer.probabilities()[i] - (i == answer.label() ? 1.0 : 0.0);
            sum += distance * distance;
        }
        return sum;
    }
}
