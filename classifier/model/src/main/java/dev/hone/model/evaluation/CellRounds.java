package dev.hone.model.evaluation;

/**
 * What the confusion matrices of a bootstrap's rounds say. A class that has no pictures in a round has no measures there:
 * they are not a number.
 */
record CellRounds(
        double[] accuracy,
        double[] macroPrecision,
        double[] macroRecall,
        double[] macroF1,
        double[][] precision,
        double[][] recall,
        double[][] f1) {

    static CellRounds of(Confusion confusion, Bootstrap bootstrap) {
        int rounds = bootstrap.rounds();
        int classes = confusion.classes();
        CellRounds made = new CellRounds(
                new double[rounds],
                new double[rounds],
                new double[rounds],
                new double[rounds],
                new double[classes][rounds],
                new double[classes][rounds],
                new double[classes][rounds]);
        Resampling resampling = new Resampling(confusion.cells(), bootstrap.seed());
        for (int round = 0; round < rounds; round++) {
            made.note(round, new Confusion(classes, resampling.draw()));
        }
        return made;
    }

    private void note(int round, Confusion confusion) {
        accuracy[round] = confusion.accuracy();
        macroPrecision[round] = confusion.macro(confusion::precision);
        macroRecall[round] = confusion.macro(confusion::recall);
        macroF1[round] = confusion.macro(confusion::f1);
        for (int i = 0; i < precision.length; i++) {
            boolean there = confusion.support(i) > 0;
            precision[i][round] = there ? confusion.precision(i) : Double.NaN;
            recall[i][round] = there ? confusion.recall(i) : Double.NaN;
            f1[i][round] = there ? confusion.f1(i) : Double.NaN;
        }
    }
}
