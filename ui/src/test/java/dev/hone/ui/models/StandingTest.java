package dev.hone.ui.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.ui.frame.NoticeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {
    private final Standing standing = Standings.usual();

    @Test
    void knowsEveryVersionThatTheLedgerOrMlflowKnowsTheNewestFirst() {
        assertThat(standing.numbers()).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void tellsWhereEachVersionIs() {
        assertThat(standing.place(1)).isEqualTo(Place.PREVIOUS);
        assertThat(standing.place(2)).isEqualTo(Place.PRODUCTION);
        assertThat(standing.place(3)).isEqualTo(Place.CANDIDATE);
        assertThat(standing.place(4)).isEqualTo(Place.BLOCKED);
        assertThat(standing.place(5)).isEqualTo(Place.ASIDE);
    }

    @Test
    void takesTheRunFromTheLedgerWhereMlflowSaysNone() {
        assertThat(standing.run(3)).contains("run3");
        assertThat(standing.run(2)).contains("run2");
        assertThat(standing.run(5)).isEmpty();
    }

    @Test
    void comparesAVersionWithTheOneInProductionAndThatWithTheNewest() {
        assertThat(standing.rival(3)).contains(2);
        assertThat(standing.rival(2)).contains(5);
        assertThat(Standings.empty().rival(1)).isEmpty();
    }

    @Test
    void saysOfWhichVersionTheReasonOfARollbackIs() {
        assertThat(HistoryRow.of(standing.history().get(1)).why()).isEqualTo("v4 was taken out: why");
        assertThat(HistoryRow.of(standing.history().get(0)).why()).isEqualTo("why");
    }

    @Test
    void comparesTheDataSetsOfTwoVersionsWhereBothAreKnown() {
        assertThat(Comparisons.alike(standing, 2, 3)).isFalse();
        assertThat(Comparisons.alike(standing, 2, 2)).isTrue();
        assertThat(Comparisons.alike(standing, 2, 5)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "-1", "02", "2.0", "two", "99999999999", ""})
    void takesNoNumberThatNoVersionHas(String address) {
        assertThatThrownBy(() -> KnownVersions.number(address, standing)).isInstanceOf(NoticeException.class);
    }

    @Test
    void offersWhatCanBeDone() {
        assertThat(OneVersion.offers(standing, 1))
                .extracting(VersionRow.Offer::words)
                .containsExactly("Put v1 into production", "Roll back to v1");
        assertThat(OneVersion.offers(standing, 2)).isEmpty();
        assertThat(OneVersion.offers(standing, 4))
                .extracting(VersionRow.Offer::path)
                .containsExactly("/cells/models/4/promote");
    }
}
