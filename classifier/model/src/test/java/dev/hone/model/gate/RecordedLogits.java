package dev.hone.model.gate;

import dev.hone.model.Calibration;
import dev.hone.model.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * What two networks say to the same pictures, made by a seed and so the same every time. Half of what makes a picture hard is
 * hard for both; how far the truth stands out, class by class, is how good a network is.
 */
final class RecordedLogits {

    static final List<String> IDS = List.of("neutrophil", "lymphocyte", "monocyte", "eosinophil", "basophil");
    static final int PICTURES = 2_000;

    /** At which nearly nine of ten answers are right. */
    static final double GOOD = 2.9;

    private final long seed;
    private final int pictures;
    private double challenger = GOOD;
    private int judged;
    private Map<String, Double> single = Map.of();
    private List<String> championKnows = IDS;
    private List<String> challengerKnows = IDS;

    private RecordedLogits(long seed, int pictures) {
        this.seed = seed;
        this.pictures = pictures;
    }

    static RecordedLogits of(long seed, int pictures) {
        return new RecordedLogits(seed, pictures);
    }

    /** How good the challenger is, where nothing else is said. */
    RecordedLogits challenger(double strength) {
        this.challenger = strength;
        return this;
    }

    /** How good the challenger is at one class. */
    RecordedLogits except(String id, double strength) {
        this.single = Map.of(id, strength);
        return this;
    }

    RecordedLogits judged(int count) {
        this.judged = count;
        return this;
    }

    RecordedLogits championKnows(List<String> ids) {
        this.championKnows = ids;
        return this;
    }

    RecordedLogits challengerKnows(List<String> ids) {
        this.challengerKnows = ids;
        return this;
    }

    /** With a champion. */
    Trial trial() {
        return trial(contender(12, championKnows), UnaryOperator.identity());
    }

    /** The same with the judged pictures changed. */
    Trial trial(UnaryOperator<List<Asked>> ofJudged) {
        return trial(contender(12, championKnows), ofJudged);
    }

    /** Without one. */
    Trial firstTrial() {
        return trial(null, UnaryOperator.identity());
    }

    private Trial trial(Contender before, UnaryOperator<List<Asked>> ofJudged) {
        Random random = new Random(seed);
        return new Trial(
                Trial.FORMAT,
                "cells",
                "ab12",
                IDS.stream().map(id -> new ClassName(id, label(id))).toList(),
                contender(13, challengerKnows),
                before,
                asked(random, pictures, before != null),
                ofJudged.apply(asked(random, judged, before != null)));
    }

    private static String label(String id) {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }

    private static Contender contender(int version, List<String> knows) {
        return new Contender(version, "digest" + version, knows, 3_100_000, new Contender.Latency(4.2, 5.1, 100));
    }

    private List<Asked> asked(Random random, int count, boolean two) {
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int truth = i % IDS.size();
            double[] common = noise(random);
            float[] first = answer(truth, GOOD, common, noise(random), championKnows);
            float[] second = answer(
                    truth, single.getOrDefault(IDS.get(truth), challenger), common, noise(random), challengerKnows);
            asked.add(new Asked("%064x".formatted(random.nextLong()), truth, second, two ? first : null));
        }
        return asked;
    }

    private static double[] noise(Random random) {
        double[] noise = new double[IDS.size()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        return noise;
    }

    private static float[] answer(int truth, double strength, double[] common, double[] own, List<String> knows) {
        float[] logits = new float[IDS.size()];
        for (int i = 0; i < logits.length; i++) {
            double logit = (i == truth ? strength : 0) + (common[i] + own[i]) / Math.sqrt(2);
            logits[i] = knows.contains(IDS.get(i)) ? (float) (2 * logit) : Float.NEGATIVE_INFINITY;
        }
        return Calibration.NONE.probabilities(logits);
    }
}
