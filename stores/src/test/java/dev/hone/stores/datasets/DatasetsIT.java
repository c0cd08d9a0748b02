package dev.hone.stores.datasets;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.pictures.Png;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.sources.PictureSource;
import dev.hone.stores.sources.PictureSources;
import dev.hone.stores.transfers.Transfers;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsIT extends OpenedStores {
    @Test
    void importsEachPictureOnceAndReportsWhatItRefuses() {
        List<LabelledPicture> pictures = painted(1, 10);
        pictures.add(new LabelledPicture("notes.txt", "monocyte", "hello".getBytes(StandardCharsets.UTF_8)));
        pictures.add(
                new LabelledPicture("x.png", "platelet", pictures.getFirst().bytes()));
        List<Integer> progress = new ArrayList<>();

        ImportReport first = datasets.importPictures(CELLS, pictures.iterator(), "ann", "test", progress::add);
        ImportReport second = datasets.importPictures(CELLS, painted(1, 10).iterator(), "ann", "test", progress::add);

        assertThat(first.added()).isEqualTo(10);
        assertThat(first.refused())
                .extracting(ImportReport.Refused::name, ImportReport.Refused::code)
                .containsExactly(tuple("notes.txt", "not-an-image"), tuple("x.png", "unknown-label"));
        assertThat(second.added()).isZero();
        assertThat(second.known()).isEqualTo(10);
        assertThat(progress).contains(12).endsWith(10);
        assertThat(keys("cells/pictures/")).hasSize(10);
    }

    @Test
    void takesTheGoodOnesOfManyBrokenOnesOutOfAnArchiveAndNothingTwice(@TempDir Path folder) throws Exception {
        Path zip = folder.resolve("mixed");
        int each = 1_000;
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < each; i++) {
                byte[] good = dots(i);
                byte[] broken = Arrays.copyOf(good, good.length - 5);
                for (byte[] bytes : List.of(good, broken)) {
                    String kind = bytes == broken ? "broken" : "good";
                    out.putNextEntry(new ZipEntry("cells/monocyte/%s %d.png".formatted(kind, i)));
                    out.write(bytes);
                }
            }
        }

        ImportReport first = importFrom(zip);
        ImportReport second = importFrom(zip);

        assertThat(first.added()).isEqualTo(each);
        assertThat(first.refusals()).containsExactly(Map.entry("truncated", each));
        assertThat(first.refused()).hasSize(each).allSatisfy(refused -> {
            assertThat(refused.name()).contains("/broken ");
            assertThat(refused.reason()).isEqualTo("the PNG file breaks off before its end");
        });
        assertThat(second.added()).isZero();
        assertThat(second.known()).isEqualTo(each);
        assertThat(second.relabelled()).isZero();
        assertThat(keys("cells/pictures/")).hasSize(each);
        assertThat(keys("cells/imports/")).as("lists of labels").hasSize(1);
    }

    /** As a kill of the task does it. */
    @Test
    void anImportThatIsInterruptedStopsSoonAndGoesOnWhenItIsRunAgain() {
        int all = 200;
        List<LabelledPicture> pictures = IntStream.range(0, all)
                .mapToObj(i -> new LabelledPicture(i + ".png", "monocyte", dots(i)))
                .toList();
        AtomicInteger taken = new AtomicInteger();
        Iterator<LabelledPicture> counted =
                pictures.stream().peek(picture -> taken.incrementAndGet()).iterator();
        assertThatThrownBy(() -> datasets.importPictures(CELLS, counted, "ann", "test", done -> {
                    if (done == 20) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(taken).hasValueLessThan(60);
        int there = keys("cells/pictures/").size();

        ImportReport again = take(pictures);

        assertThat(there).isBetween(20, 60);
        // what was on its way to the server by then may have arrived since
        assertThat(again.known()).isBetween(there, there + Transfers.AT_ONCE);
        assertThat(again.added()).isEqualTo(all - again.known());
        assertThat(pull().manifest().entries()).hasSize(all);
    }

    /** A small picture unlike those of other numbers. */
    private static byte[] dots(int number) {
        BufferedImage image = new BufferedImage(16, 1, BufferedImage.TYPE_BYTE_GRAY);
        for (int bit = 0; bit < 16; bit++) {
            image.setRGB(bit, 0, (number >> bit & 1) == 0 ? 0xFF000000 : 0xFFFFFFFF);
        }
        return Png.of(image);
    }

    private ImportReport importFrom(Path path) {
        try (PictureSource source = PictureSources.open(path, CELLS)) {
            return datasets.importPictures(CELLS, source, "ann", source.name(), done -> {});
        }
    }

    @Test
    void tellsThatAPictureCameUnderAnotherLabelBefore() {
        LabelledPicture picture = painted(6, 1).getFirst();
        String other = picture.label().equals("monocyte") ? "basophil" : "monocyte";

        assertThat(take(picture).relabelled()).isZero();
        assertThat(take(new LabelledPicture("b.png", other, picture.bytes())).relabelled())
                .isEqualTo(1);
        assertThat(pull().report().conflicting()).hasSize(1);
    }

    @Test
    void givesTheSameManifestForTheSameKnowledgeAndKeepsEachPicturesSplit() {
        importPainted(60);
        PullReport first = datasets.pull(CELLS);
        PullReport again = datasets.pull(CELLS);

        assertThat(first.changed()).isTrue();
        assertThat(again.changed()).isFalse();
        assertThat(again.manifest()).isEqualTo(first.manifest());
        assertThat(datasets.manifest("cells", first.manifest().digest())).isEqualTo(first.manifest());
        assertThat(first.manifest().sizes().get(Split.TEST)).isBetween(4, 24);

        importPainted(120);
        Map<String, Split> splits = datasets.pull(CELLS).manifest().entries().stream()
                .collect(Collectors.toMap(Manifest.Entry::digest, Manifest.Entry::split));
        assertThat(splits).hasSize(120);
        first.manifest().entries().forEach(entry -> assertThat(splits).containsEntry(entry.digest(), entry.split()));
    }

    @Test
    void letsTheNewestJudgementSayTheLabel() {
        importPainted(20);
        Manifest.Entry entry = datasets.pull(CELLS).manifest().entries().getFirst();
        String other = entry.label().equals("monocyte") ? "basophil" : "monocyte";

        Judgement judgement = datasets.judge(draft(entry.digest(), Kind.CORRECT, other));
        assertThat(datasets.judge(draft(entry.digest(), Kind.CORRECT, other))).isEqualTo(judgement);
        assertThat(label(entry.digest())).isEqualTo(other);
        assertThat(keys("cells/judgements/")).hasSize(1);

        datasets.judge(draft(entry.digest(), Kind.CORRECT, "lymphocyte"));
        assertThat(label(entry.digest())).isEqualTo("lymphocyte");
        datasets.judge(draft(entry.digest(), Kind.WITHDRAW, "lymphocyte"));
        assertThat(label(entry.digest())).isEqualTo(entry.label());
    }

    @Test
    void labelsAPredictedPictureOnlyOnceItIsJudged() {
        importPainted(20);
        String digest = datasets.pictures("cells")
                .put(PaintedCells.paint(99, 1).getFirst().png(), Map.of())
                .digest();
        assertThat(datasets.pull(CELLS).manifest().entries()).hasSize(20);

        datasets.judge(draft(digest, Kind.CONFIRM, "monocyte"));
        assertThat(datasets.pull(CELLS).manifest().entries())
                .hasSize(21)
                .filteredOn(entry -> entry.digest().equals(digest))
                .first()
                .satisfies(entry -> {
                    assertThat(entry.label()).isEqualTo("monocyte");
                    assertThat(entry.split()).isIn(Split.TRAIN, Split.JUDGED);
                });
    }

    @Test
    void refusesAJudgementOfAPictureThatIsNotThere() {
        assertThatThrownBy(() -> datasets.judge(draft("ab".repeat(32), Kind.CORRECT, "monocyte")))
                .isInstanceOf(PictureNotStoredException.class);
    }

    @Test
    void turnsTheInboxIntoJudgementsAndTheRestIntoQuarantine() {
        byte[] png = PaintedCells.paint(7, 1).getFirst().png();
        bucket.put("cells/inbox/basophil/Müller 3.png", png, "image/png", Map.of());
        bucket.put("cells/inbox/platelet/a.png", png, "image/png", Map.of());
        bucket.put("cells/inbox/basophil/b.png", new byte[] {1, 2, 3}, "image/png", Map.of());
        bucket.put("cells/inbox/stray.png", png, "image/png", Map.of());

        PullReport report = datasets.pull(CELLS);

        assertThat(report.fromInbox()).isEqualTo(1);
        assertThat(report.quarantined()).isEqualTo(3);
        assertThat(report.manifest().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.label()).isEqualTo("basophil"));
        assertThat(ledger.judgements().all("cells")).singleElement().satisfies(judgement -> {
            assertThat(judgement.via()).isEqualTo(Via.INBOX);
            assertThat(judgement.note()).isEqualTo("Müller 3.png");
        });
        assertThat(keys("cells/inbox/")).isEmpty();
        assertThat(keys("cells/quarantine/unknown-label/")).hasSize(2);
        assertThat(keys("cells/quarantine/not-an-image/")).hasSize(1);
    }

    @Test
    void takesAnInboxOfTheClassAsPeopleWriteIt() {
        bucket.put(
                "cells/inbox/Basophil/a.png",
                PaintedCells.paint(7, 1).getFirst().png(),
                "image/png",
                Map.of());

        datasets.pull(CELLS);

        assertThat(ledger.judgements().all("cells"))
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.label()).isEqualTo("basophil"));
    }

    /** Several of them at once would not fit into memory. */
    @Test
    void fetchesNoFileOfTheInboxThatIsTooLarge() {
        bucket.put("cells/inbox/basophil/slide.tif", new byte[25_000_001], "image/tiff", Map.of());

        assertThat(datasets.pull(CELLS).quarantined()).isEqualTo(1);
        assertThat(keys("cells/quarantine/too-large/")).hasSize(1);
        assertThat(keys("cells/inbox/")).isEmpty();
    }

    @Test
    void makesOneJudgementOfAFileWhoseFirstPullBrokeOff() {
        byte[] png = PaintedCells.paint(7, 1).getFirst().png();
        bucket.put("cells/inbox/basophil/a.png", png, "image/png", Map.of());
        StoredObject file = bucket.list("cells/inbox/").findFirst().orElseThrow();
        String digest = datasets.pictures("cells").put(png, Map.of()).digest();
        new Judging(bucket, ledger.judgements()).keep(Judging.fromInbox("cells", file, digest, "basophil"));

        datasets.pull(CELLS);

        assertThat(keys("cells/judgements/")).hasSize(1);
        assertThat(ledger.judgements().all("cells")).hasSize(1);
    }

    @Test
    void rebuildsTheLedgersJudgementsFromTheBucket() {
        importPainted(5);
        String digest = datasets.pull(CELLS).manifest().entries().getFirst().digest();
        Judgement judgement = datasets.judge(draft(digest, Kind.CORRECT, "monocyte"));
        try (Ledger fresh = servers.emptyLedger()) {
            new Datasets(bucket, fresh).pull(CELLS);
            assertThat(fresh.judgements().all("cells"))
                    .singleElement()
                    .satisfies(found -> assertThat(found.id()).isEqualTo(judgement.id()));
        }
    }

    private String label(String digest) {
        return datasets.pull(CELLS).manifest().entries().stream()
                .filter(entry -> entry.digest().equals(digest))
                .map(Manifest.Entry::label)
                .findFirst()
                .orElseThrow();
    }

    private void importPainted(int count) {
        take(painted(1, count));
    }

    private static JudgementDraft draft(String digest, Kind kind, String label) {
        return new JudgementDraft("cells", digest, kind, label, "ann", Via.API, null, null, false);
    }
}
