package dev.hone.stores.datasets;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Channels;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.datasets.Housekeeping.Swept;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HousekeepingIT extends OpenedStores {
    private static final PictureSpec SPEC = CELLS.picture().spec();
    private static final PictureSpec OTHER = new PictureSpec(8, 8, Channels.GREY, SPEC.fit());
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void removesPicturesThatNobodySaidAnythingAboutAndTellsBefore() {
        List<LabelledPicture> pictures = painted(1, 6);
        take(pictures.subList(0, 2));
        List<LabelledPicture> asked = pictures.subList(2, 6);
        asked.forEach(picture -> datasets.pictures("cells").put(picture.bytes(), Map.of("source", "prediction")));
        datasets.judge(judgement(digest(asked.get(0)), Kind.CONFIRM, "monocyte", "ann", Via.WEB));
        pull();
        answer(asked.get(1));
        List<String> keys = keys("cells/pictures/");

        assertThat(sweep(DAY, DAY, true).pictures()).isEmpty();
        Swept told = sweep(Duration.ZERO, DAY, false);
        assertThat(told.pictures())
                .hasSize(2)
                .allMatch(key -> key.contains(digest(asked.get(2))) || key.contains(digest(asked.get(3))));
        assertThat(keys("cells/pictures/")).isEqualTo(keys);

        assertThat(sweep(Duration.ZERO, DAY, true)).isEqualTo(told);
        assertThat(keys("cells/pictures/")).hasSize(4).doesNotContainAnyElementsOf(told.pictures());
        assertThat(pull().manifest().entries()).hasSize(3);
        assertThat(sweep(Duration.ZERO, DAY, true)).isEqualTo(new Swept(List.of(), List.of(), 0));
    }

    @Test
    void removesTensorsOfAnotherFormAndOfPicturesThatAreNotUsed() {
        List<LabelledPicture> pictures = painted(1, 4);
        take(pictures.subList(0, 2));
        pull();
        String used = put(SPEC, pictures.subList(1, 3));
        String unused = put(SPEC, pictures.subList(2, 4));
        String other = put(OTHER, pictures);

        assertThat(sweep(DAY, DAY, true).shards()).isEmpty();
        assertThat(sweep(DAY, Duration.ZERO, true).shards()).containsExactlyInAnyOrder(unused, other);
        assertThat(keys("cells/tensors/")).containsExactly(used);
    }

    @Test
    void dropsMonthsThatAreOver() {
        Instant old = Instant.parse("2020-03-31T23:59:59Z");
        ledger.predictions().insert(List.of(prediction("old", old, "a"), prediction("new", Instant.now(), "a")));
        YearMonth march = YearMonth.of(2020, 3);
        assertThat(ledger.predictions().monthsBefore(march)).isEmpty();
        assertThat(ledger.predictions().monthsBefore(march.plusMonths(1))).containsExactly("prediction_2020_03");
        ledger.predictions().dropMonthsBefore(march.plusMonths(1));
        assertThat(ledger.predictions().monthsBefore(march.plusMonths(1))).isEmpty();
        assertThat(ledger.predictions().find("old")).isEmpty();
        assertThat(ledger.predictions().find("new")).isPresent();
        assertThat(ledger.embeddings().monthsBefore(march.plusMonths(1))).isEmpty();
    }

    private Swept sweep(Duration predictions, Duration shards, boolean remove) {
        return new Housekeeping(bucket, ledger).sweep(CELLS, predictions, shards, remove);
    }

    private String put(PictureSpec spec, List<LabelledPicture> pictures) {
        return datasets.tensors("cells", spec)
                .put(pictures.stream()
                        .map(picture ->
                                new TensorShard.Entry(digest(picture), PictureReader.read(picture.bytes(), spec)))
                        .toList())
                .orElseThrow();
    }

    /** Asked about a moment after now, by the clocks of all servers. */
    private void answer(LabelledPicture picture) {
        ledger.predictions()
                .insert(List.of(prediction("asked", Instant.now().plus(1, ChronoUnit.HOURS), digest(picture))));
    }

    private static Prediction prediction(String id, Instant at, String picture) {
        return new Prediction(
                id, "cells", 1, picture, "monocyte", Map.of("monocyte", 1.0), 1, at, ModelRole.PRODUCTION, 1);
    }
}
