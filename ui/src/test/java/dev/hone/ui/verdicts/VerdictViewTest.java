package dev.hone.ui.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictViewTest {

    @ParameterizedTest
    @EnumSource(Verdict.Outcome.class)
    void saysEveryOutcomeInWords(Verdict.Outcome outcome) {
        VerdictView view = VerdictView.of(verdict(outcome, 2), Decision.OPEN);
        assertThat(view.headline()).contains("v3").doesNotContain(outcome.name(), "null");
        assertThat(view.consequence()).isNotBlank().doesNotContain("null");
        assertThat(VerdictView.of(verdict(outcome, null), Decision.OPEN).headline())
                .doesNotContain("null");
    }

    @Test
    void saysWhatAPersonDecidedLater() {
        assertThat(VerdictView.of(verdict(Verdict.Outcome.PENDING, 2), Decision.OPEN)
                        .stamp())
                .isEqualTo("Waits for a yes");
        assertThat(VerdictView.of(verdict(Verdict.Outcome.PENDING, 2), Decision.YES)
                        .stamp())
                .isEqualTo("Approved");
        assertThat(VerdictView.of(verdict(Verdict.Outcome.PENDING, 2), Decision.NO)
                        .stamp())
                .isEqualTo("Left out");
    }

    @Test
    void saysHowEachReasonStands() {
        assertThat(VerdictView.of(verdict(Verdict.Outcome.REFUSED, 2), Decision.OPEN)
                        .reasons())
                .extracting(VerdictView.Reason::state)
                .containsExactly("does not hold", "");
    }

    private static Verdict verdict(Verdict.Outcome outcome, Integer champion) {
        return new Verdict(
                "cells",
                "e3",
                "aa",
                "run3",
                3,
                champion,
                outcome,
                List.of(
                        new Verdict.Reason("recall", "fails", "rust", "finds 40 % of rust"),
                        new Verdict.Reason("said", null, null, "said before reasons had codes")));
    }
}
