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
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Lineage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EraseIT extends OpenedStores {
    private static final PictureSpec SPEC = CELLS.picture().spec();

    @Test
    void removesAPictureEverywhereAndTellsWhoSawIt() {
        List<LabelledPicture> pictures = painted(1, 12);
        take(pictures);
        LabelledPicture erased = pictures.get(3);
        Manifest before = pull().manifest();
        keepLineage(before.digest(), 7);
        keepLineage(Manifest.of(List.of()).digest(), 8);
        TensorStore tensors = datasets.tensors("cells", SPEC);
        tensors.put(shard(pictures.subList(0, 6)));
        tensors.put(shard(pictures.subList(6, 12)));
        tensors.put(shard(List.of(erased)));
        drop("platelet", "mine.png", erased.bytes());
        drop("platelet", "other.png", pictures.get(4).bytes());
        pull();

        ErasureReport report = new Erase(bucket, ledger).run("cells", digest(erased), "ann");

        SeenBy seen =
                new SeenBy(7, "run-7", before.digest(), entry(before, erased).split());
        assertThat(report).isEqualTo(new ErasureReport(digest(erased), 1, 1, 2, List.of(seen)));
        assertThat(objectsThatHold(erased)).isEmpty();
        assertThat(objectsThatHold(pictures.get(4))).hasSize(2);
        assertThat(tensors.byPicture()).hasSize(11).doesNotContainKey(digest(erased));
        assertThat(ledger.pictures().find("cells", digest(erased))).isEmpty();
        Manifest after = pull().manifest();
        assertThat(after.entries()).extracting(Entry::digest).hasSize(11).doesNotContain(digest(erased));
        assertThat(after.unlabelled()).isEmpty();
        assertThat(new Erase(bucket, ledger).run("cells", digest(erased), "ann"))
                .isEqualTo(new ErasureReport(digest(erased), 0, 0, 0, List.of(seen)));
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

    private void keepLineage(String manifest, int version) {
        bucket.putIfAbsent(
                "cells/manifests/" + manifest + ".jsonl", "".getBytes(StandardCharsets.UTF_8), "text/plain", Map.of());
        ledger.lineages().insert(new Lineage("cells", version, "run-" + version, manifest, 1, "execution-" + version));
    }

    /** The objects that are the picture. */
    private List<String> objectsThatHold(LabelledPicture picture) {
        return keys("cells/").stream()
                .filter(key -> Arrays.equals(bucket.get(key), picture.bytes()))
                .toList();
    }

    private static byte[] shard(List<LabelledPicture> pictures) {
        return TensorShard.write(
                SPEC,
                pictures.stream()
                        .map(picture ->
                                new TensorShard.Entry(digest(picture), PictureReader.read(picture.bytes(), SPEC)))
                        .toList());
    }
}
