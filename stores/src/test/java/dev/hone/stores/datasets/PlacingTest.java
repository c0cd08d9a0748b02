package dev.hone.stores.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.datasets.Placing.Alikes;
import dev.hone.stores.datasets.Placing.Place;
import dev.hone.stores.datasets.Placing.Placed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacingTest {
    private static final String TESTED = digest(0);

    private static final String TRAINED = digest(50);
    private static final String EXCLUDED = digest(51);

    private final Placing placing = new Placing(Map.of(
            TESTED,
            new Place(TESTED, Split.TEST),
            digest(1),
            new Place(TESTED, Split.EXCLUDED),
            TRAINED,
            new Place(TRAINED, Split.TRAIN),
            EXCLUDED,
            new Place(EXCLUDED, Split.EXCLUDED)));

    @Test
    void placesANewGroupByTheSmallestDigest() {
        Map<String, Placed> placed = place(Set.of(digest(90), digest(60), digest(5)), Set.of(), Set.of());

        assertThat(placed).hasSize(3);
        assertThat(placed.values()).allMatch(each -> each.place().equals(new Place(digest(5), Split.TEST)));
    }

    @Test
    void letsAPictureFollowTheGroupItIsNear() {
        assertThat(place(Set.of(digest(90)), Set.of(TESTED), Set.of()))
                .containsEntry(digest(90), new Placed(new Place(TESTED, Split.TEST), null, Set.of()));
        assertThat(place(Set.of(digest(5)), Set.of(TRAINED), Set.of(digest(5))))
                .containsEntry(digest(5), new Placed(new Place(TRAINED, Split.TRAIN), null, Set.of()));
    }

    @Test
    void sendsNoJudgedPictureToTheTest() {
        assertThat(splits(Set.of(digest(5)), Set.of(), Set.of(digest(5)))).containsOnly(Split.JUDGED);
        assertThat(place(Set.of(digest(90)), Set.of(TESTED), Set.of(digest(90))))
                .containsEntry(
                        digest(90),
                        new Placed(new Place(TESTED, Split.EXCLUDED), Exclusion.JUDGED_NEAR_TEST, Set.of(TESTED)));
        Map<String, Placed> mixed = place(Set.of(digest(5), digest(90)), Set.of(), Set.of(digest(90)));
        assertThat(mixed.get(digest(5)).place()).isEqualTo(new Place(digest(5), Split.TEST));
        assertThat(mixed.get(digest(90)).why()).isEqualTo(Exclusion.JUDGED_NEAR_TEST);
    }

    @Test
    void excludesWhatStandsBetweenSplits() {
        Map<String, Placed> placed = place(Set.of(digest(5), digest(90)), Set.of(TESTED, TRAINED), Set.of());

        assertThat(placed.values())
                .hasSize(2)
                .allMatch(each -> each.equals(new Placed(
                        new Place(digest(5), Split.EXCLUDED), Exclusion.BETWEEN_SPLITS, Set.of(TESTED, TRAINED))));
        assertThat(splits(Set.of(digest(90)), Set.of(EXCLUDED, TRAINED), Set.of()))
                .containsOnly(Split.EXCLUDED);
    }

    @Test
    void excludesWhatIsNearAnExcludedPicture() {
        assertThat(place(Set.of(digest(90)), Set.of(EXCLUDED), Set.of())
                        .get(digest(90))
                        .why())
                .isEqualTo(Exclusion.NEAR_EXCLUDED);
        // near an excluded member of a test group is near the test group
        assertThat(splits(Set.of(digest(90)), Set.of(digest(1)), Set.of())).containsOnly(Split.TEST);
    }

    private Map<String, Placed> place(Set<String> fresh, Set<String> known, Set<String> judged) {
        return placing.place(new Alikes(fresh, known), judged::contains);
    }

    private List<Split> splits(Set<String> fresh, Set<String> known, Set<String> judged) {
        return place(fresh, known, judged).values().stream()
                .map(placed -> placed.place().split())
                .toList();
    }

    /** A digest whose place among a hundred is this one. */
    private static String digest(int place) {
        return "%012x".formatted(place) + "ab".repeat(26);
    }
}
