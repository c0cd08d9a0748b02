package dev.hone.stores.datasets;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Channels;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.datasets.Housekeeping.Swept;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.projects.Project;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
        asked.forEach(this::put);
        datasets.judge(judgement(digest(asked.get(0)), Kind.CONFIRM, "monocyte", "ann", Via.WEB));
        pull();
        answer(asked.get(1));
        List<String> keys = keys("cells/pictures/");

        assertThat(pictures(DAY, true).keys()).isEmpty();
        Swept told = pictures(Duration.ZERO, false);
        assertThat(told.keys())
                .hasSize(2)
                .allMatch(key -> key.contains(digest(asked.get(2))) || key.contains(digest(asked.get(3))));
        assertThat(keys("cells/pictures/")).isEqualTo(keys);

        assertThat(pictures(Duration.ZERO, true)).isEqualTo(told);
        assertThat(keys("cells/pictures/")).hasSize(4).doesNotContainAnyElementsOf(told.keys());
        assertThat(pull().manifest().entries()).hasSize(3);
        assertThat(pictures(Duration.ZERO, true)).isEqualTo(new Swept(List.of(), 0));
    }

    @Test
    void keepsPicturesAsLongAsTheirProjectSays() {
        put(painted(1, 1).getFirst());

        assertThat(housekeeping().pictures(keeping(DAY), Duration.ZERO, true).keys())
                .isEmpty();
        assertThat(housekeeping().pictures(keeping(Duration.ZERO), DAY, true).keys())
                .hasSize(1);
        assertThat(keys("cells/pictures/")).isEmpty();
    }

    @Test
    void keepsWhatWasJustPutSinceItMayBeAboutToBeNamed() {
        put(painted(1, 1).getFirst());

        assertThat(new Housekeeping(bucket, ledger)
                        .pictures(keeping(Duration.ZERO), DAY, true)
                        .keys())
                .isEmpty();
        assertThat(keys("cells/pictures/")).hasSize(1);
    }

    @Test
    void anImportPutsAgainWhatWasRemovedBeforeItsLabelWasWrittenDown() {
        LabelledPicture asked = painted(1, 1).getFirst();
        put(asked);
        List<String> removed = new ArrayList<>();

        ImportReport report = datasets.importPictures(
                CELLS,
                List.of(asked).iterator(),
                "ann",
                "test",
                done -> removed.addAll(pictures(Duration.ZERO, true).keys()));

        assertThat(removed).singleElement().asString().contains(digest(asked));
        assertThat(report.known()).isEqualTo(1);
        assertThat(datasets.pictures("cells").get(digest(asked))).isEqualTo(asked.bytes());
        assertThat(pull().manifest().entries()).hasSize(1);
    }

    @Test
    void bringsBackWhatIsNamedWhileItIsBeingRemoved() {
        List<LabelledPicture> asked = painted(1, 4);
        asked.forEach(this::put);
        List<String> keys = keys("cells/pictures/");
        Instant now = Instant.now().plusSeconds(1);
        AskedPictures pictures = new AskedPictures(bucket, ledger, "cells");
        List<StoredObject> unnamed = pictures.unnamed(now, now);
        assertThat(unnamed).hasSize(4);

        take(asked.getFirst());
        datasets.judge(judgement(digest(asked.get(1)), Kind.CONFIRM, "monocyte", "ann", Via.WEB));
        answer(asked.get(2));

        assertThat(pictures.remove(unnamed, now, now))
                .extracting(StoredObject::key)
                .singleElement()
                .asString()
                .contains(digest(asked.getLast()));
        assertThat(keys("cells/pictures/")).hasSize(3).isSubsetOf(keys);
        assertThat(keys("cells/removing/")).isEmpty();
        assertThat(datasets.pictures("cells").get(digest(asked.getFirst())))
                .isEqualTo(asked.getFirst().bytes());
    }

    @Test
    void twoAtOnceLoseNothingThatIsNamedBetweenThem() {
        LabelledPicture asked = painted(1, 1).getFirst();
        put(asked);
        Instant now = Instant.now().plusSeconds(1);
        AskedPictures slow = new AskedPictures(bucket, ledger, "cells");
        List<StoredObject> unnamed = slow.unnamed(now, now);
        bucket.put("cells/removing/slow/%s.png".formatted(digest(asked)), asked.bytes(), "image/png", Map.of());

        assertThat(new Housekeeping(bucket, ledger)
                        .pictures(keeping(Duration.ZERO), DAY, true)
                        .keys())
                .isEmpty();
        assertThat(keys("cells/removing/"))
                .as("what another one has just set aside")
                .hasSize(1);
        take(asked);

        assertThat(slow.remove(unnamed, now, now)).isEmpty();
        assertThat(keys("cells/removing/")).isEmpty();
        assertThat(datasets.pictures("cells").has(digest(asked))).isTrue();
    }

    @Test
    void endsWhatAHousekeepingBeganThatWasKilled() {
        List<LabelledPicture> pictures = painted(1, 3);
        String imported = digest(pictures.getFirst());
        String asked = digest(pictures.get(1));
        String erased = digest(pictures.getLast());
        put(pictures.getLast());
        datasets.judge(judgement(erased, Kind.CONFIRM, "monocyte", "ann", Via.WEB));
        new Erase(bucket, ledger).run("cells", erased, "ann");
        take(pictures.getFirst());
        keys("cells/pictures/").forEach(bucket::delete);
        pictures.forEach(picture -> bucket.put(
                "cells/removing/killed/%s.png".formatted(digest(picture)), picture.bytes(), "image/png", Map.of()));

        assertThat(pictures(DAY, true).keys())
                .containsExactly("cells/pictures/%s/%s.png".formatted(asked.substring(0, 2), asked));
        assertThat(keys("cells/removing/")).isEmpty();
        assertThat(keys("cells/pictures/"))
                .containsExactly("cells/pictures/%s/%s.png".formatted(imported.substring(0, 2), imported));
    }

    @Test
    void removesTensorsOfAnotherFormAndOfPicturesThatAreNotUsed() {
        List<LabelledPicture> pictures = painted(1, 4);
        take(pictures.subList(0, 2));
        pull();
        String used = put(SPEC, pictures.subList(1, 3));
        String unused = put(SPEC, pictures.subList(2, 4));
        String other = put(OTHER, pictures);

        assertThat(housekeeping().shards(CELLS, DAY, true).keys()).isEmpty();
        assertThat(housekeeping().shards(CELLS, Duration.ZERO, true).keys()).containsExactlyInAnyOrder(unused, other);
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

    private Swept pictures(Duration keep, boolean remove) {
        return housekeeping().pictures(CELLS, keep, remove);
    }

    /** One that does not wait for those who may be about to name a picture. */
    private Housekeeping housekeeping() {
        return new Housekeeping(bucket, ledger, Duration.ZERO);
    }

    /** The project, which says itself how long pictures are kept that were only asked about. */
    private static Project keeping(Duration predictions) {
        return new Project("cells", null, CELLS.classes(), null, null, null, null, null, null, predictions);
    }

    private void put(LabelledPicture picture) {
        datasets.pictures("cells").put(picture.bytes(), Map.of("source", "prediction"));
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
                id, "cells", 1, picture, "monocyte", Map.of("monocyte", 1.0), 1, at, ModelRole.PRODUCTION, 1, null);
    }
}
