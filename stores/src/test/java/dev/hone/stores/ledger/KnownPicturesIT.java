package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.pictures.Sha256;
import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.KnownPicture.Source;
import dev.hone.stores.ledger.KnownPictures.Place;
import dev.hone.stores.ledger.PictureFigures.Count;
import dev.hone.stores.ledger.PictureFigures.Oddities;
import dev.hone.stores.real.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownPicturesIT {
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private static final Instant LATE = Place.FIRST.addedAt();

    private static PostgresServer server;

    private LedgerSettings settings;
    private Ledger ledger;
    private KnownPictures known;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() {
        settings = server.empty();
        ledger = Ledger.open(settings);
        known = ledger.knownPictures();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aLabelIsWhatAllImportsSayUnlessSomebodyJudged() {
        bring("list-1", 1, "monocyte");
        bring("list-2", 1, "monocyte");
        assertThat(one(1))
                .extracting(KnownPicture::label, KnownPicture::source, KnownPicture::conflicting)
                .containsExactly("monocyte", Source.IMPORT, false);

        bring("list-3", 1, "basophil");
        assertThat(one(1))
                .extracting(KnownPicture::label, KnownPicture::source, KnownPicture::conflicting)
                .containsExactly(null, null, true);

        say("01A", 1, Kind.CORRECT, "eosinophil");
        assertThat(one(1))
                .extracting(KnownPicture::label, KnownPicture::source, KnownPicture::conflicting)
                .containsExactly("eosinophil", Source.JUDGEMENT, false);

        say("01B", 1, Kind.WITHDRAW, "eosinophil");
        assertThat(one(1).conflicting()).isTrue();
    }

    @Test
    void theNewestJudgementCountsWhenItComesFirst() {
        say("01B", 1, Kind.CORRECT, "basophil");
        say("01A", 1, Kind.CORRECT, "monocyte");
        assertThat(one(1).label()).isEqualTo("basophil");
    }

    @Test
    void whatNobodyNamesAnyMoreIsKnownAsLongAsItHasAPlace() {
        say("01A", 1, Kind.CORRECT, "basophil");
        say("01A2", 2, Kind.CORRECT, "basophil");
        known.place("cells", manifest("m1"), List.of(place(2, "TRAIN", 2)));
        say("01B", 1, Kind.WITHDRAW, "basophil");
        say("01B2", 2, Kind.WITHDRAW, "basophil");
        assertThat(known.find("cells", digest(1))).isEmpty();
        assertThat(one(2)).extracting(KnownPicture::label, KnownPicture::split).containsExactly(null, "TRAIN");
        assertThat(shown(all())).isEmpty();
    }

    @Test
    void refusedPicturesHaveNoLabelAndErasedOnesAreGone() {
        bring("list-1", 1, "monocyte");
        bring("list-2", 2, "monocyte");
        known.place("cells", manifest("m1"), List.of(place(1, "TEST", 1), place(2, "TRAIN", 2)));
        RefusedPicture refused = new RefusedPicture("cells", digest(1), "png", "not-an-image", "none");
        ledger.refusedPictures().insert(List.of(refused));
        assertThat(one(1).label()).isNull();
        assertThat(ledger.refusedPictures().counts("cells")).isEqualTo(Map.of("not-an-image", 1));
        ledger.refusedPictures().remove("cells", digest(1));
        assertThat(one(1).label()).isEqualTo("monocyte");

        ledger.erasedPictures().insert(new ErasedPicture("cells", digest(2), NOON, "ann"));
        ledger.importLists().remove("cells", digest(2));
        known.place("cells", manifest("m2"), List.of(place(1, "TEST", 1), place(2, "TRAIN", 2)));
        assertThat(known.find("cells", digest(2))).isEmpty();
    }

    @Test
    void placesAreThoseOfTheDataSetThatWasShownLast() {
        bring("list-1", 1, "monocyte");
        String first = manifest("m1");
        assertThat(known.showsPlacesOf("cells", first)).isFalse();
        known.place(
                "cells",
                first,
                List.of(new PicturePlace(
                        digest(1), "EXCLUDED", digest(1), "BETWEEN_SPLITS", List.of(digest(8), digest(9)))));
        assertThat(known.showsPlacesOf("cells", first)).isTrue();
        assertThat(one(1)).satisfies(picture -> {
            assertThat(picture.split()).isEqualTo("EXCLUDED");
            assertThat(picture.why()).isEqualTo("BETWEEN_SPLITS");
            assertThat(picture.near()).containsExactly(digest(8), digest(9));
        });
        assertThat(ledger.pictureFigures().exclusions("cells")).isEqualTo(Map.of("BETWEEN_SPLITS", 1));
        String second = manifest("m2");
        known.place("cells", second, List.of(place(1, "TRAIN", 1)));
        assertThat(known.showsPlacesOf("cells", first)).isFalse();
        assertThat(one(1)).extracting(KnownPicture::split, KnownPicture::why).containsExactly("TRAIN", null);
    }

    @Test
    void goesThroughAllOfThemPageByPageNewestFirst() {
        for (int i = 0; i < 7; i++) {
            index(i, NOON.minusSeconds(i / 2), 0.5);
            bring("list-" + i, i, i % 2 == 0 ? "monocyte" : "basophil");
        }
        List<String> pages = new ArrayList<>();
        Place after = Place.FIRST;
        for (List<KnownPicture> page = known.page(all(), after, 3);
                !page.isEmpty();
                page = known.page(all(), after, 3)) {
            page.forEach(picture -> pages.add(picture.digest()));
            after = Place.of(page.getLast());
        }
        assertThat(pages).hasSize(7).doesNotHaveDuplicates();
        assertThat(pages.getFirst()).isIn(digest(0), digest(1));
        assertThat(pages.getLast()).isEqualTo(digest(6));
    }

    @Test
    void findsThoseThatAreAskedFor() {
        for (int i = 0; i < 6; i++) {
            index(i, NOON.plusSeconds(i), 0.5);
            bring("list-" + i, i, i < 4 ? "monocyte" : "basophil");
        }
        say("01A", 5, Kind.CONFIRM, "basophil");
        bring("list-x", 0, "basophil");
        known.place("cells", manifest("m1"), List.of(place(1, "TEST", 1), place(2, "TEST", 1), place(3, "TRAIN", 3)));

        assertThat(shown(new PictureFilter("cells", "basophil", null, null, false, false, Instant.EPOCH, LATE)))
                .containsExactly(digest(5), digest(4));
        assertThat(shown(new PictureFilter("cells", null, "TEST", null, false, false, Instant.EPOCH, LATE)))
                .containsExactly(digest(2), digest(1));
        assertThat(shown(new PictureFilter("cells", null, null, Source.JUDGEMENT, false, false, Instant.EPOCH, LATE)))
                .containsExactly(digest(5));
        assertThat(shown(new PictureFilter("cells", null, null, null, true, false, Instant.EPOCH, LATE)))
                .containsExactly(digest(0));
        assertThat(shown(new PictureFilter("cells", null, null, null, false, true, Instant.EPOCH, LATE)))
                .containsExactly(digest(2), digest(1));
        assertThat(shown(new PictureFilter(
                        "cells", null, null, null, false, false, NOON.plusSeconds(1), NOON.plusSeconds(3))))
                .containsExactly(digest(2), digest(1));
        assertThat(shown(new PictureFilter("leaves", null, null, null, false, false, Instant.EPOCH, LATE)))
                .isEmpty();
        assertThat(known.alike(one(1), 9)).extracting(KnownPicture::digest).containsExactly(digest(2));
        assertThat(known.alike(one(2), 9)).extracting(KnownPicture::digest).containsExactly(digest(1));
        assertThat(known.alike(one(3), 9)).isEmpty();
    }

    @Test
    void countsAndMeasures() {
        for (int i = 0; i < 5; i++) {
            index(i, NOON, i / 4.0);
            bring("list-" + i, i, "monocyte");
        }
        bring("list-5", 5, "basophil");
        known.place("cells", manifest("m1"), List.of(place(0, "TRAIN", 0), place(1, "TRAIN", 0)));

        PictureFigures figures = ledger.pictureFigures();
        assertThat(figures.counts("cells"))
                .containsExactlyInAnyOrder(
                        new Count("monocyte", "TRAIN", 2),
                        new Count("monocyte", null, 3),
                        new Count("basophil", null, 1));
        assertThat(figures.oddities("cells")).isEqualTo(new Oddities(1, 1, 0));
        assertThat(figures.arrivals("cells"))
                .extracting(PictureFigures.Arrivals::label, PictureFigures.Arrivals::pictures)
                .containsExactlyInAnyOrder(tuple("monocyte", 5), tuple("basophil", 1));
        assertThat(figures.spreads("cells", List.of("basophil", "monocyte"), 100))
                .singleElement()
                .satisfies(spread -> {
                    assertThat(spread.label()).isEqualTo("monocyte");
                    assertThat(spread.measured()).isEqualTo(5);
                    assertThat(spread.brightness()).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
                    assertThat(spread.side()).containsOnly(48.0);
                });
        assertThat(figures.spreads("cells", List.of("monocyte"), 2))
                .singleElement()
                .extracting(PictureFigures.Spread::measured)
                .isEqualTo(2);
    }

    @Test
    void manyWhoSayDifferentThingsAtOnceLeaveTheNewest() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<Future<?>> sayings = new ArrayList<>();
            for (int round = 0; round < 10; round++) {
                for (int picture = 0; picture < 5; picture++) {
                    String id = "01%02d%02d".formatted(round, picture);
                    String label = "label-" + round;
                    int which = picture;
                    sayings.add(pool.submit(() -> say(id, which, Kind.CORRECT, label)));
                }
                String list = "list-" + round;
                sayings.add(pool.submit(() -> ledger.importLists()
                        .insert(
                                "cells",
                                list,
                                IntStream.of(4, 0, 3, 1, 2)
                                        .mapToObj(i -> line(i, list))
                                        .toList())));
            }
            for (Future<?> saying : sayings) {
                saying.get();
            }
        }
        assertThat(IntStream.range(0, 5).mapToObj(this::one))
                .extracting(KnownPicture::label)
                .containsOnly("label-9");
    }

    private static PictureFilter all() {
        return new PictureFilter("cells", null, null, null, false, false, Instant.EPOCH, LATE);
    }

    private List<String> shown(PictureFilter filter) {
        return known.page(filter, Place.FIRST, 60).stream()
                .map(KnownPicture::digest)
                .toList();
    }

    private KnownPicture one(int picture) {
        return known.find("cells", digest(picture)).orElseThrow();
    }

    private void bring(String list, int picture, String label) {
        ledger.importLists().insert("cells", list, List.of(line(picture, label)));
    }

    private static ImportLabel line(int picture, String label) {
        return new ImportLabel(digest(picture), label, "a.png", "test", "ann");
    }

    private void say(String id, int picture, Kind kind, String label) {
        ledger.judgements()
                .insert(List.of(new Judgement(
                        id, "cells", digest(picture), kind, label, "ann", NOON, Via.WEB, null, null, false)));
    }

    private String manifest(String digest) {
        ledger.manifests().follow("cells", ledger.manifests().newest("cells"), digest, 1, null);
        assertThat(ledger.manifests().newest("cells")).isEqualTo(Optional.of(digest));
        return digest;
    }

    private static PicturePlace place(int picture, String split, int group) {
        return new PicturePlace(digest(picture), split, digest(group), null, List.of());
    }

    private void index(int picture, Instant at, double brightness) {
        Jdbi.create(settings.url(), settings.user(), settings.password().value())
                .useHandle(handle -> handle.execute(
                        "INSERT INTO picture VALUES ('cells', ?, 'png', 100, ?, 64, 48, 3, ?, 0.1, 200, 7)",
                        digest(picture),
                        at,
                        brightness));
    }

    /** In the order of the numbers, so that groups are named by the first of their members. */
    private static String digest(int number) {
        return number
                + Sha256.hex(("picture " + number).getBytes(StandardCharsets.UTF_8))
                        .substring(1);
    }
}
