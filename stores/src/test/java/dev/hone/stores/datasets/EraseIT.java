package dev.hone.stores.datasets;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.datasets.ErasureReport.SeenBy;
import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.datasets.Manifest.Entry;
import dev.hone.stores.ledger.Embedding;
import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Lineage;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class EraseIT extends OpenedStores {
    private static final PictureSpec SPEC = CELLS.picture().spec();
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void removesAPictureEverywhereAndTellsWhoSawIt() {
        List<LabelledPicture> pictures = painted(1, 12);
        take(pictures);
        LabelledPicture erased = pictures.get(3);
        Manifest before = pull().manifest();
        String none = Manifest.of(List.of()).digest();
        keepLineage(before.digest(), 7, null);
        keepLineage(none, 8, null);
        TensorStore tensors = datasets.tensors("cells", SPEC);
        tensors.put(tensors(pictures.subList(0, 6)));
        tensors.put(tensors(pictures.subList(6, 12)));
        tensors.put(tensors(List.of(erased)));
        answer(erased);
        drop("platelet", "mine.png", erased.bytes());
        drop("platelet", "other.png", pictures.get(4).bytes());
        bucket.put("cells/removing/%s.png".formatted(digest(erased)), erased.bytes(), "image/png", Map.of());
        pull();

        ErasureReport report = new Erase(bucket, ledger).run("cells", digest(erased), "ann");

        SeenBy seen = new SeenBy(
                7, "run-7", null, before.digest(), entry(before, erased).split());
        assertThat(report).isEqualTo(new ErasureReport(digest(erased), 1, 2, 2, 1, List.of(seen)));
        assertThat(objectsThatHold(erased)).isEmpty();
        assertThat(objectsThatHold(pictures.get(4))).hasSize(2);
        assertThat(tensors.pictures()).hasSize(11).doesNotContain(digest(erased));
        assertThat(ledger.pictures().find("cells", digest(erased))).isEmpty();
        Manifest after = pull().manifest();
        assertThat(after.entries()).extracting(Entry::digest).hasSize(11).doesNotContain(digest(erased));
        assertThat(after.unlabelled()).isEmpty();
        assertThat(new Erase(bucket, ledger).run("cells", digest(erased), "ann"))
                .isEqualTo(new ErasureReport(digest(erased), 0, 0, 0, 0, List.of(seen)));
    }

    @Test
    void leavesNothingButWhatMustStay() {
        List<LabelledPicture> pictures = painted(1, 6);
        take(pictures);
        LabelledPicture erased = pictures.get(3);
        datasets.judge(judgement(digest(erased), Kind.CORRECT, "monocyte", "ann", Via.API));
        answer(erased);
        answer(pictures.get(4));
        datasets.tensors("cells", SPEC).put(tensors(pictures));
        pull();
        assertThat(tablesThatTellOf(erased)).contains("prediction", "embedding", "picture", "import_label");

        new Erase(bucket, ledger).run("cells", digest(erased), "ann");
        answer(erased);

        // what was judged, and that it was erased: rows that nobody may change; and the data set that models were made
        // of
        assertThat(tablesThatTellOf(erased)).containsExactlyInAnyOrder("judgement", "erased_picture");
        assertThat(keys("cells/"))
                .filteredOn(key -> tellsOf(key, digest(erased)))
                .extracting(key -> key.replaceAll("cells/([^/]+)/.*", "$1"))
                .containsExactlyInAnyOrder("judgements", "manifests", "erased");
        assertThat(tablesThatTellOf(pictures.get(4))).contains("prediction", "embedding", "picture", "import_label");
    }

    @Test
    void bringsNothingBackThatIsErasedWhileShardsAndListsAreWritten() {
        List<LabelledPicture> pictures = painted(1, 4);
        take(pictures);
        pull();
        LabelledPicture erased = pictures.getFirst();
        new Erase(bucket, ledger).run("cells", digest(erased), "ann");

        // of somebody who read the picture before
        assertThat(datasets.tensors("cells", SPEC).put(tensors(List.of(erased))))
                .isEmpty();
        datasets.tensors("cells", SPEC).put(tensors(pictures));
        new Imports(bucket, ledger.importLists())
                .keep("cells", List.of(new ImportLabel(digest(erased), "monocyte", "late.png", "test", "ann")));
        pull();

        assertThat(keys("cells/tensors/")).hasSize(1);
        assertThat(datasets.tensors("cells", SPEC).pictures()).hasSize(3).doesNotContain(digest(erased));
        assertThat(keys("cells/imports/")).hasSize(2).noneMatch(key -> tellsOf(key, digest(erased)));
    }

    private boolean tellsOf(String key, String digest) {
        return key.contains(digest) || new String(bucket.get(key), StandardCharsets.ISO_8859_1).contains(digest);
    }

    /** The tables of the ledger, the months of one as one, with a row that has the picture's digest anywhere. */
    private Set<String> tablesThatTellOf(LabelledPicture picture) {
        return Jdbi.create(ledger.batch())
                .withHandle(handle -> handle.createQuery("""
                                SELECT relname
                                FROM pg_class
                                WHERE relnamespace = 'public'::regnamespace
                                  AND relkind IN ('r', 'p')
                                  AND NOT relispartition
                                """)
                        .mapTo(String.class)
                        .filter(table -> handle.createQuery(
                                        "SELECT EXISTS (SELECT 1 FROM public.%s AS row WHERE row::text LIKE :digest)"
                                                .formatted(table))
                                .bind("digest", "%" + digest(picture) + "%")
                                .mapTo(Boolean.class)
                                .one())
                        .collect(Collectors.toSet()));
    }

    @Test
    void takesAnErasedPictureNoMore() {
        List<LabelledPicture> pictures = painted(1, 3);
        take(pictures);
        pull();
        LabelledPicture erased = pictures.getFirst();
        new Erase(bucket, ledger).run("cells", digest(erased), "ann");

        assertThat(take(pictures).refused()).extracting(Refused::code).containsExactly("erased");
        drop("monocyte", "again.png", erased.bytes());
        PullReport report = pull();
        assertThat(report.manifest().entries()).hasSize(2);
        assertThat(report.fromInbox()).isZero();
        assertThatThrownBy(() -> datasets.pictures("cells").put(erased.bytes(), Map.of()))
                .isInstanceOf(PictureErasedException.class);
        assertThat(objectsThatHold(erased)).isEmpty();
    }

    @Test
    void erasesAgainWhatABackupBringsBack() {
        List<LabelledPicture> pictures = painted(1, 4);
        take(pictures);
        pull();
        String digest = digest(pictures.getFirst());
        Map<String, byte[]> backup = new HashMap<>();
        keys("cells/").forEach(key -> backup.put(key, bucket.get(key)));
        new Erase(bucket, ledger).run("cells", digest, "ann");
        keys("cells/").forEach(bucket::delete);
        backup.forEach((key, bytes) -> bucket.put(key, bytes, "application/octet-stream", Map.of()));

        assertThat(objectsThatHold(pictures.getFirst())).hasSize(1);
        assertThat(pull().manifest().entries()).hasSize(3);
        assertThat(objectsThatHold(pictures.getFirst())).isEmpty();

        // and the other way round: an older ledger beside a bucket that knows
        try (Ledger older = servers.emptyLedger()) {
            ReindexReport report = new Reindex(bucket, older).run(CELLS, Progress.UNHEARD);
            assertThat(report.pictures()).isEqualTo(3);
            assertThat(older.erasedPictures().all("cells")).hasSize(1);
        }
    }

    @Test
    void knowsWhatItCannotErase() {
        assertThatThrownBy(() -> new Erase(bucket, ledger).run("cells", "ab".repeat(32), "ann"))
                .isInstanceOf(PictureNotStoredException.class);
        assertThatThrownBy(() -> new Erase(bucket, ledger).run("cells", "../x", "ann"))
                .isInstanceOf(PictureNotStoredException.class);
        assertThat(keys("cells/erased/")).isEmpty();
    }

    @Test
    void followsAPictureIntoTheVersionsThatStartedFromOneThatLearnedFromIt() {
        take(painted(1, 30));
        Manifest before = pull().manifest();
        Entry learned = first(before, Split.TRAIN);
        Entry measured = first(before, Split.TEST);
        String none = Manifest.of(List.of()).digest();
        keepLineage(before.digest(), 1, null);
        keepLineage(none, 2, 1);
        keepLineage(none, 3, 2);
        keepLineage(none, 4, null);
        assertThat(datasets.remembersErased("cells", 3)).isFalse();

        ErasureReport report = new Erase(bucket, ledger).run("cells", measured.digest(), "ann");

        assertThat(report.seenBy()).containsExactly(new SeenBy(1, "run-1", null, before.digest(), Split.TEST));
        assertThat(datasets.remembersErased("cells", 1)).isFalse();

        report = new Erase(bucket, ledger).run("cells", learned.digest(), "ann");

        assertThat(report.seenBy())
                .containsExactly(
                        new SeenBy(1, "run-1", null, before.digest(), Split.TRAIN),
                        new SeenBy(2, "run-2", 1, before.digest(), Split.TRAIN),
                        new SeenBy(3, "run-3", 1, before.digest(), Split.TRAIN));
        assertThat(List.of(1, 2, 3)).allMatch(version -> datasets.remembersErased("cells", version));
        assertThat(datasets.remembersErased("cells", 4)).isFalse();
        assertThat(datasets.remembersErased("cells", 5)).isFalse();
    }

    private static Entry first(Manifest manifest, Split split) {
        return manifest.entries().stream()
                .filter(entry -> entry.split() == split)
                .findFirst()
                .orElseThrow();
    }

    private void keepLineage(String manifest, int version, Integer startedFrom) {
        bucket.putIfAbsent(
                "cells/manifests/" + manifest + ".jsonl", "".getBytes(StandardCharsets.UTF_8), "text/plain", Map.of());
        ledger.lineages()
                .insert(new Lineage(
                        "cells", version, "run-" + version, manifest, 1, "execution-" + version, startedFrom));
    }

    /** The objects that are the picture. */
    private List<String> objectsThatHold(LabelledPicture picture) {
        return keys("cells/").stream()
                .filter(key -> Arrays.equals(bucket.get(key), picture.bytes()))
                .toList();
    }

    /** An answer and what the network saw, as serving keeps them. */
    private void answer(LabelledPicture picture) {
        Prediction prediction = new Prediction(
                "an answer about " + digest(picture),
                "cells",
                1,
                digest(picture),
                "monocyte",
                Map.of("monocyte", 1.0),
                1,
                NOW,
                ModelRole.PRODUCTION,
                1,
                null);
        ledger.predictions().insert(List.of(prediction));
        ledger.embeddings().insert(List.of(Embedding.of(prediction, new float[] {1, 2})));
    }

    private static List<TensorShard.Entry> tensors(List<LabelledPicture> pictures) {
        return pictures.stream()
                .map(picture -> new TensorShard.Entry(digest(picture), PictureReader.read(picture.bytes(), SPEC)))
                .toList();
    }
}
