package dev.hone.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.hone.model.ClassName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final List<ClassName> CLASSES =
            List.of(new ClassName("a", "A"), new ClassName("b", "B"), new ClassName("c", "C"));

    @Test
    void findsNoDifferenceBetweenAModelAndItself() {
        List<Judged> answers = answers(200, 0.7, 1);

        Comparison comparison = Comparison.of(CLASSES, answers, answers);

        assertThat(comparison.difference()).isZero();
        assertThat(comparison.interval()).isEqualTo(new Interval(0, 0));
        assertThat(comparison.mcnemar()).isEqualTo(new McNemar(0, 0, 1, 1));
        assertThat(comparison.classes()).allSatisfy(one -> {
            assertThat(one.recall()).isZero();
            assertThat(one.interval()).isEqualTo(new Interval(0, 0));
        });
    }

    @Test
    void tellsABetterModelFromAWorseOne() {
        Comparison comparison = Comparison.of(CLASSES, answers(400, 0.6, 1), answers(400, 0.9, 2));

        assertThat(comparison.interval().low()).isPositive();
        assertThat(comparison.difference())
                .isBetween(comparison.interval().low(), comparison.interval().high());
        assertThat(comparison.mcnemar().secondBetter()).isLessThan(1e-9);
    }

    @Test
    void resamplingCellsGivesTheIntervalThatResamplingPicturesGives() {
        List<Judged> first = answers(120, 0.6, 1);
        List<Judged> second = answers(120, 0.68, 2);

        Interval cells = Comparison.of(CLASSES, first, second, new Bootstrap(20_000, 0.95, 3))
                .interval();

        Interval pictures = bySinglePictures(first, second, 20_000);
        assertThat(cells.low()).isCloseTo(pictures.low(), within(0.005));
        assertThat(cells.high()).isCloseTo(pictures.high(), within(0.005));
    }

    @Test
    void givesTheSameIntervalForTheSameSeed() {
        List<Judged> first = answers(80, 0.6, 1);
        List<Judged> second = answers(80, 0.7, 2);

        assertThat(Comparison.of(CLASSES, first, second)).isEqualTo(Comparison.of(CLASSES, first, second));
    }

    @Test
    void knowsNothingOfAClassWithoutPictures() {
        List<Judged> answers = List.of(new Judged(0, new float[] {1, 0, 0}), new Judged(1, new float[] {0, 1, 0}));

        ClassDifference absent =
                Comparison.of(CLASSES, answers, answers).classes().get(2);

        assertThat(absent).isEqualTo(new ClassDifference("c", 0, 0, null));
    }

    @Test
    void comparesOnlyOnTheSamePictures() {
        List<Judged> answers = answers(10, 0.7, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Comparison.of(CLASSES, answers, answers.subList(0, 9)))
                .withMessage("two models are compared on the same pictures, not on 10 and 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Comparison.of(CLASSES, answers, answers.reversed()))
                .withMessageContaining("is not the same for both models");
    }

    private static Interval bySinglePictures(List<Judged> first, List<Judged> second, int rounds) {
        Random random = new Random(4);
        double[] differences = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            List<Judged> someOfFirst = new ArrayList<>();
            List<Judged> someOfSecond = new ArrayList<>();
            for (int i = 0; i < first.size(); i++) {
                int drawn = random.nextInt(first.size());
                someOfFirst.add(first.get(drawn));
                someOfSecond.add(second.get(drawn));
            }
            Confusion a = Confusion.of(CLASSES.size(), someOfFirst);
            Confusion b = Confusion.of(CLASSES.size(), someOfSecond);
            differences[round] = b.macro(b::f1) - a.macro(a::f1);
        }
        return Interval.percentile(differences, 0.95);
    }

    /** The same truths for every seed: the first class is common, the last one rare. */
    static List<Judged> answers(int pictures, double rightOf1, long seed) {
        Random random = new Random(seed);
        List<Judged> answers = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            int truth = i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2;
            int answer = random.nextDouble() < rightOf1 ? truth : (truth + 1 + random.nextInt(2)) % 3;
            float[] probabilities = new float[3];
            Arrays.fill(probabilities, 0.15f);
            probabilities[answer] = 0.7f;
            answers.add(new Judged(truth, probabilities));
        }
        return Collections.unmodifiableList(answers);
    }
}
