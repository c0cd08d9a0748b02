package dev.hone.stores.datasets;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.pictures.Sha256;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.datasets.BuildReport.Conflicting;
import dev.hone.stores.datasets.BuildReport.Excluded;
import dev.hone.stores.datasets.BuildReport.Refused;
import dev.hone.stores.datasets.Manifest.Entry;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.projects.Project;
import dev.hone.stores.real.StoreServers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a data set must hold, whatever comes in and however often it is made. */
class BuildIT extends OpenedStores {

    @Test
    void keepsEachPicturesPlaceThroughTenRetrainings() throws Exception {
        Map<String, Entry> places = new HashMap<>();
        List<LabelledPicture> all = new ArrayList<>();
        for (int week = 0; week < 10; week++) {
            List<LabelledPicture> fresh = painted(100 + week, 8);
            if (week > 0) {
                byte[] older = all.get(7 * week % all.size()).bytes();
                fresh.add(new LabelledPicture("copy.jpg", "monocyte", Copies.smaller(older)));
            }
            take(fresh);
            all.addAll(fresh);
            drop(
                    PaintedCells.CLASSES.get(week % 5),
                    "corrected.png",
                    PaintedCells.paint(200 + week, 1).getFirst().png());
            datasets.judge(judgement(digest(all.get(week)), Kind.CORRECT, "lymphocyte", "ann", Via.API));

            Map<String, Entry> now = places(pull().manifest());
            places.forEach((digest, before) -> {
                assertThat(now.get(digest).split()).as(digest).isEqualTo(before.split());
                assertThat(now.get(digest).group()).as(digest).isEqualTo(before.group());
            });
            places.putAll(now);
        }

        assertThat(places).hasSize(10 * 8 + 9 + 10);
        assertThat(places.values()).extracting(Entry::split).contains(Split.TRAIN, Split.TEST);
    }

    @Test
    void bringsNoCopyOfATestPictureIntoTheTraining() throws Exception {
        List<LabelledPicture> originals = painted(1, 60);
        take(originals);
        Manifest before = pull().manifest();
        List<LabelledPicture> tested = originals.stream()
                .filter(picture -> entry(before, picture).split() == Split.TEST)
                .toList();
        List<LabelledPicture> imported = new ArrayList<>();
        for (LabelledPicture picture : tested) {
            imported.add(new LabelledPicture("again.jpg", picture.label(), Copies.smaller(picture.bytes())));
            drop(picture.label(), Sha256.hex(picture.bytes()) + ".jpg", Copies.jpeg(picture.bytes()));
        }
        take(imported);

        PullReport report = pull();

        assertThat(tested).hasSizeGreaterThan(3);
        for (int i = 0; i < tested.size(); i++) {
            Entry original = entry(before, tested.get(i));
            Entry copy = entry(report.manifest(), imported.get(i));
            assertThat(copy.split()).isEqualTo(Split.TEST);
            assertThat(copy.group()).isEqualTo(original.group());
        }
        assertThat(report.report().excluded()).hasSameSizeAs(tested).allSatisfy(excluded -> {
            assertThat(excluded.why()).isEqualTo(Exclusion.JUDGED_NEAR_TEST);
            assertThat(excluded.near()).isNotEmpty();
            assertThat(places(report.manifest()).get(excluded.picture()).split())
                    .isEqualTo(Split.EXCLUDED);
        });
        assertThat(report.manifest().used()).hasSize(60 + tested.size());
    }

    @Test
    void excludesAPictureThatJoinsATrainAndATestGroup() throws Exception {
        LabelledPicture trained = blank(100, Split.TRAIN);
        LabelledPicture tested = blank(170, Split.TEST);
        LabelledPicture between = blank(135, Split.TRAIN);
        take(trained, tested);
        pull();
        take(between);

        PullReport report = pull();

        assertThat(entry(report.manifest(), trained).split()).isEqualTo(Split.TRAIN);
        assertThat(entry(report.manifest(), tested).split()).isEqualTo(Split.TEST);
        assertThat(entry(report.manifest(), between).split()).isEqualTo(Split.EXCLUDED);
        assertThat(report.report().excluded())
                .extracting(Excluded::picture, Excluded::why)
                .containsExactly(tuple(digest(between), Exclusion.BETWEEN_SPLITS));
        assertThat(report.report().excluded().getFirst().near())
                .containsExactlyInAnyOrder(digest(trained), digest(tested));
        // the next report still says why
        take(painted(1, 1));
        assertThat(pull().report().excluded()).isEqualTo(report.report().excluded());
    }

    @Test
    void givesTheSameDigestWhateverTheOrder() throws Exception {
        List<LabelledPicture> pictures = painted(1, 30);
        for (int i = 0; i < 10; i++) {
            pictures.add(new LabelledPicture(
                    "copy", "monocyte", Copies.smaller(pictures.get(i).bytes())));
            pictures.add(new LabelledPicture("blank", "basophil", Copies.blank(20 * i, 30)));
        }
        take(pictures);
        pictures.forEach(picture -> drop(picture.label(), digest(picture), picture.bytes()));
        Manifest first = pull().manifest();

        Collections.shuffle(pictures, new Random(5));
        try (StoreServers.Opened other = servers.empty()) {
            for (LabelledPicture picture : pictures.reversed()) {
                other.bucket()
                        .put(
                                "cells/inbox/" + picture.label() + "/" + digest(picture),
                                picture.bytes(),
                                "image/png",
                                Map.of());
            }
            for (int half : new int[] {0, pictures.size() / 2}) {
                other.datasets()
                        .importPictures(
                                CELLS,
                                pictures.subList(half, half + pictures.size() / 2)
                                        .iterator(),
                                "ben",
                                "elsewhere",
                                done -> {});
            }
            assertThat(other.datasets().pull(CELLS).manifest().digest()).isEqualTo(first.digest());
        }
    }

    @Test
    void readsOneObjectWhenOnePictureWasAdded() {
        List<LabelledPicture> pictures = painted(1, 20);
        take(pictures);
        datasets.judge(judgement(digest(pictures.getFirst()), Kind.CORRECT, "basophil", "ann", Via.API));
        pull();
        LabelledPicture added = painted(2, 1).getFirst();
        take(added);
        // what is not read may be anything
        keys("cells/").stream()
                .filter(key -> !key.contains(digest(added)))
                .forEach(key -> bucket.put(key, new byte[] {1, 2, 3}, "text/plain", Map.of()));

        PullReport report = pull();

        assertThat(report.report().fresh()).isEqualTo(1);
        assertThat(report.manifest().entries()).hasSize(21);
        assertThat(pull().report().fresh()).isZero();
    }

    @Test
    void putsAPictureThatImportsCallByTwoNamesAside() {
        LabelledPicture one = painted(1, 1).getFirst();
        LabelledPicture other = new LabelledPicture("b.png", "lymphocyte", one.bytes());
        take(one);
        Entry before = entry(pull().manifest(), one);
        take(other);

        PullReport conflict = pull();

        assertThat(conflict.manifest().entries()).isEmpty();
        assertThat(conflict.report().conflicting())
                .extracting(Conflicting::picture, Conflicting::labels)
                .containsExactly(tuple(
                        digest(one),
                        List.of(one.label(), "lymphocyte").stream().sorted().toList()));
        assertThat(keys("cells/quarantine/label-conflict/")).hasSize(1);

        datasets.judge(judgement(digest(one), Kind.CORRECT, "lymphocyte", "ann", Via.WEB));
        PullReport judged = pull();
        assertThat(entry(judged.manifest(), one))
                .isEqualTo(new Entry(digest(one), "lymphocyte", "judgement", before.group(), before.split()));
        assertThat(judged.report().conflicting()).isEmpty();
        assertThat(keys("cells/quarantine/label-conflict/")).isEmpty();
    }

    @Test
    void refusesWhatCannotBeDecodedAndReadsItOnce() {
        byte[] damaged = painted(3, 1).getFirst().bytes();
        Arrays.fill(damaged, damaged.length / 3, damaged.length - 100, (byte) 0);
        assertThat(take(new LabelledPicture("broken.png", "monocyte", damaged)).refused())
                .isEmpty();
        take(painted(1, 3));

        PullReport report = pull();

        assertThat(report.manifest().entries()).hasSize(3);
        assertThat(report.report().refused()).extracting(Refused::picture).containsExactly(Sha256.hex(damaged));
        assertThat(report.report().refused().getFirst().reason()).isNotBlank();
        assertThat(keys("cells/quarantine/"
                        + report.report().refused().getFirst().code()))
                .hasSize(1);
        assertThat(pull().report().fresh()).isZero();
        assertThat(Json.read(
                                bucket.get("cells/manifests/%s.report.json"
                                        .formatted(report.manifest().digest())),
                                BuildReport.class)
                        .refused())
                .isEqualTo(report.report().refused());
    }

    @Test
    void letsTheNewestOfSeveralPeoplesWordsCount() {
        LabelledPicture picture = new LabelledPicture(
                "a.png", "monocyte", painted(1, 1).getFirst().bytes());
        take(picture);
        Split split = entry(pull().manifest(), picture).split();
        String digest = digest(picture);

        drop("basophil", "a.png", picture.bytes());
        assertThat(entry(pull().manifest(), picture))
                .isEqualTo(new Entry(digest, "basophil", "judgement", digest, split));
        datasets.judge(judgement(digest, Kind.CORRECT, "monocyte", "ann", Via.API));
        assertThat(entry(pull().manifest(), picture))
                .isEqualTo(new Entry(digest, "monocyte", "judgement", digest, split));
        datasets.judge(judgement(digest, Kind.WITHDRAW, "monocyte", "ben", Via.WEB));
        Manifest last = pull().manifest();
        assertThat(entry(last, picture)).isEqualTo(new Entry(digest, "monocyte", "import", digest, split));

        assertThat(ledger.judgements().all("cells"))
                .extracting(Judgement::label, Judgement::kind, Judgement::by, Judgement::via)
                .containsExactly(
                        tuple("basophil", Kind.CORRECT, "inbox", Via.INBOX),
                        tuple("monocyte", Kind.CORRECT, "ann", Via.API),
                        tuple("monocyte", Kind.WITHDRAW, "ben", Via.WEB));
        assertThat(keys("cells/judgements/")).hasSize(3);
    }

    @Test
    void remembersWhereThePicturesOfARemovedClassBelong() {
        take(painted(1, 20));
        Manifest before = pull().manifest();
        Project fewer = new Project("cells", null, CELLS.classes().subList(1, 5), null, null, null, null, null);

        Manifest without = datasets.pull(fewer).manifest();

        assertThat(without.entries()).hasSize(16);
        assertThat(without.unlabelled()).hasSize(4);
        assertThat(pull().manifest()).isEqualTo(before);
        assertThat(ledger.manifests().newest("cells")).contains(before.digest());
    }

    @Test
    void giveEachPictureOnePlaceWhenSeveralPullAtOnce() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(3)) {
            List<Future<List<Manifest>>> pulling = new ArrayList<>();
            for (int person = 0; person < 3; person++) {
                int seed = person;
                pulling.add(people.submit(() -> {
                    List<Manifest> pulled = new ArrayList<>();
                    for (int i = 0; i < 4; i++) {
                        LabelledPicture grey =
                                new LabelledPicture("g", "monocyte", Copies.blank(15 * (4 * seed + i), 30));
                        take(grey);
                        pulled.add(pull().manifest());
                    }
                    return pulled;
                }));
            }
            Map<String, Entry> last = new HashMap<>();
            for (Future<List<Manifest>> pulled : pulling) {
                for (Manifest manifest : pulled.get()) {
                    manifest.entries()
                            .forEach(entry -> assertThat(last.merge(entry.digest(), entry, (one, two) -> one))
                                    .isEqualTo(entry));
                }
            }
            assertThat(last).hasSize(12);
        }
    }

    /** A blank picture of about this grey whose content sends it to this split. */
    private static LabelledPicture blank(int grey, Split split) throws IOException {
        for (int side = 30; side < 200; side++) {
            byte[] bytes = Copies.blank(grey, side);
            if (Split.ofImported(Sha256.hex(bytes)) == split) {
                return new LabelledPicture("blank.png", "monocyte", bytes);
            }
        }
        throw new AssertionError("no size will do");
    }
}
