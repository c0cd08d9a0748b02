package dev.hone.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

    /** Probabilities of the class: 0.9 right, 0.7 wrong, 0.7 right, 0.2 wrong. */
    private static final List<Judged> ANSWERS =
            List.of(answer(1, 0.2f), answer(0, 0.9f), answer(1, 0.7f), answer(0, 0.7f));

    @Test
    void drawsATieAsOneStep() {
        Ranking ranking = Ranking.of(ANSWERS, 0);

        assertThat(ranking.roc(100))
                .containsExactly(new Point(0, 0), new Point(0, 0.5), new Point(0.5, 1), new Point(1, 1));
        assertThat(ranking.precisionRecall(100))
                .containsExactly(new Point(0.5, 1), new Point(1, 2 / 3.0), new Point(1, 0.5));
        assertThat(ranking.areas()).isEqualTo(new Ranking.Areas(3.5 / 4, (1 + 2 / 3.0) / 2));
    }

    @Test
    void keepsTheEndsOfACurveThatIsThinned() {
        List<Judged> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(answer(i % 3 == 0 ? 0 : 1, i / 1000f));
        }

        List<Point> thinned = Ranking.of(many, 0).roc(50);

        assertThat(thinned).hasSize(50);
        assertThat(thinned.getFirst()).isEqualTo(new Point(0, 0));
        assertThat(thinned.getLast()).isEqualTo(new Point(1, 1));
    }

    @Test
    void countsAPictureAsOftenAsItIsThere() {
        int[] times = {2, 1, 0, 3};
        List<Judged> spelledOut = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            for (int time = 0; time < times[i]; time++) {
                spelledOut.add(ANSWERS.get(i));
            }
        }

        Ranking.Areas areas = Ranking.of(ANSWERS, 0).areas(times);

        Ranking.Areas expected = Ranking.of(spelledOut, 0).areas();
        assertThat(areas.roc()).isCloseTo(expected.roc(), within(1e-12));
        assertThat(areas.averagePrecision()).isCloseTo(expected.averagePrecision(), within(1e-12));
    }

    private static Judged answer(int label, float probability) {
        return new Judged(label, new float[] {probability, 1 - probability});
    }
}
