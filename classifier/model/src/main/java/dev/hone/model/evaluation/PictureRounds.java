package dev.hone.model.evaluation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What the probabilities say in a bootstrap's rounds. Pictures are sorted once: a round only says how often each is there.
 */
record PictureRounds(double[][] rocAuc, double[][] prAuc, double[] calibrationError, double[] brier, double[] logLoss) {

    static PictureRounds of(int classes, List<Judged> answers, Bootstrap bootstrap) {
        int rounds = bootstrap.rounds();
        PictureRounds made = new PictureRounds(
                new double[classes][rounds],
                new double[classes][rounds],
                new double[rounds],
                new double[rounds],
                new double[rounds]);
        Picture[] pictures = answers.stream().map(Picture::of).toArray(Picture[]::new);
        Ranking[] rankings = IntStream.range(0, classes)
                .mapToObj(i -> Ranking.of(answers, i))
                .toArray(Ranking[]::new);
        SplittableRandom random = new SplittableRandom(bootstrap.seed());
        for (int round = 0; round < rounds; round++) {
            int[] times = new int[pictures.length];
            for (int i = 0; i < times.length; i++) {
                times[random.nextInt(times.length)]++;
            }
            made.note(round, times, pictures);
            for (int i = 0; i < classes; i++) {
                Ranking.Areas areas = rankings[i].areas(times);
                made.rocAuc[i][round] = areas.roc();
                made.prAuc[i][round] = areas.averagePrecision();
            }
        }
        return made;
    }

    /**
     * What of an answer is summed up.
     *
     * @param excess confidence less one for a right answer: the calibration error is made of its sums, bin by bin
     */
    private record Picture(double brier, double logLoss, int bin, double excess) {

        static Picture of(Judged answer) {
            float confidence = answer.confidence();
            return new Picture(
                    Losses.brier(answer),
                    Losses.logLoss(answer),
                    Reliability.bin(confidence),
                    confidence - (answer.right() ? 1.0 : 0.0));
        }
    }

    private void note(int round, int[] times, Picture[] pictures) {
        double[] excess = new double[Reliability.BINS];
        double briers = 0;
        double losses = 0;
        for (int i = 0; i < times.length; i++) {
            excess[pictures[i].bin()] += times[i] * pictures[i].excess();
            briers += times[i] * pictures[i].brier();
            losses += times[i] * pictures[i].logLoss();
        }
        double off = 0;
        for (double bin : excess) {
            off += Math.abs(bin);
        }
        calibrationError[round] = off / times.length;
        brier[round] = briers / times.length;
        logLoss[round] = losses / times.length;
    }

    /** Round by round, over the classes that have the measure there. */
    double[] mean(double[][] byClass) {
        return IntStream.range(0, brier.length)
                .mapToDouble(round -> IntStream.range(0, byClass.length)
                        .mapToDouble(i -> byClass[i][round])
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }
}
