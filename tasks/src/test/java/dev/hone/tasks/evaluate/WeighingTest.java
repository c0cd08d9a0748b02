package dev.hone.tasks.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.evaluation.Metrics;
import dev.hone.stores.ledger.Verdict.Outcome;
import dev.hone.tasks.evaluate.Evaluation.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeighingTest {
    @Test
    void letsTheFirstModelThrough() {
        Weighing weighing = Weighing.of(new Evaluation("m", side(1, 0.2), null));
        assertThat(weighing.outcome()).isEqualTo(Outcome.FIRST_MODEL);
        assertThat(weighing.reasons()).containsExactly("v1 is the first model: macro-F1 0.200 on 40 test pictures");
    }

    @Test
    void promotesAChallengerThatIsBetter() {
        Weighing weighing = Weighing.of(new Evaluation("m", side(2, 0.91), side(1, 0.9)));
        assertThat(weighing.outcome()).isEqualTo(Outcome.PROMOTE);
        assertThat(weighing.reasons())
                .containsExactly("v2 is better than v1 on the same 40 test pictures: macro-F1 0.910, was 0.900");
    }

    @Test
    void keepsTheChampionWhenTheChallengerIsEqualOrWorse() {
        assertThat(Weighing.of(new Evaluation("m", side(2, 0.9), side(1, 0.9))).outcome())
                .isEqualTo(Outcome.KEEP_CHAMPION);
        assertThat(Weighing.of(new Evaluation("m", side(2, 0.5), side(1, 0.9))).outcome())
                .isEqualTo(Outcome.KEEP_CHAMPION);
        assertThat(Outcome.KEEP_CHAMPION.promotes()).isFalse();
    }

    private static Side side(int version, double macroF1) {
        return new Side(
                version,
                new Metrics(40, macroF1, macroF1, macroF1, macroF1, null, null, 0, 0, 0.3, List.of(), new int[0][0]));
    }
}
