package dev.hone.stores.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Instant MORNING = Instant.parse("2026-06-15T08:00:00Z");

    private int judgements;

    @Test
    void theNewestCountsAndTheOthersStandBelow() {
        Judgement first = said("ann", "monocyte", 1);
        Judgement second = said("ben", "basophil", 2);
        assertThat(of(first, second).newest()).contains(second);
        assertThat(of(first, second).beforeNewest()).contains(first);
        assertThat(of(first).beforeNewest()).isEmpty();
        assertThat(of().newest()).isEmpty();
    }

    @Test
    void nothingStandsAfterAWithdrawal() {
        Judgement last = said("ann", "basophil", 3);
        Judgement[] all = {said("ann", "monocyte", 1), withdrawn("ann", "monocyte", 2), last};
        assertThat(of(all).words()).containsExactly(last);
        assertThat(of(said("ann", "monocyte", 1), withdrawn("ann", "monocyte", 2))
                        .words())
                .isEmpty();
    }

    @Test
    void aWordThatCountsAgainTakesAllBetweenAway() {
        Judgement first = said("ben", "monocyte", 1);
        Judgement again = said("ben", "monocyte", 1);
        Standing standing = of(first, said("ann", "basophil", 2), said("ann", "lymphocyte", 3), again);
        assertThat(standing.words()).containsExactly(again);
    }

    @Test
    void theSameWordAtAnotherTimeIsAnother() {
        Judgement first = said("ann", "monocyte", 1);
        Judgement between = said("ann", "basophil", 2);
        Judgement last = said("ann", "monocyte", 3);
        assertThat(of(first, between, last).words()).containsExactly(first, between, last);
    }

    @Test
    void findsTheLastWordOfSomebodySinceATime() {
        Judgement first = said("ann", "monocyte", 1);
        Judgement last = said("ann", "monocyte", 3);
        Standing standing = of(first, said("ben", "monocyte", 2), last, said("ann", "basophil", 4));
        assertThat(standing.find("ann", "monocyte", MORNING)).contains(last);
        assertThat(standing.find("ann", "monocyte", last.at())).contains(last);
        assertThat(standing.find("ann", "monocyte", last.at().plusMillis(1))).isEmpty();
        assertThat(standing.find("eva", "monocyte", MORNING)).isEmpty();
    }

    private static Standing of(Judgement... oldestFirst) {
        List<Judgement> judgements = Arrays.asList(oldestFirst);
        return Standing.of(judgements.reversed());
    }

    private Judgement said(String by, String label, int minute) {
        return judgement(Kind.CORRECT, by, label, minute);
    }

    private Judgement withdrawn(String by, String label, int minute) {
        return judgement(Kind.WITHDRAW, by, label, minute);
    }

    private Judgement judgement(Kind kind, String by, String label, int minute) {
        return new Judgement(
                "%026d".formatted(judgements++),
                "cells",
                "digest",
                kind,
                label,
                by,
                MORNING.plusSeconds(60L * minute),
                Via.WEB,
                null,
                null,
                false);
    }
}
