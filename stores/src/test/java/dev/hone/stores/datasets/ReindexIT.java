package dev.hone.stores.datasets;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.datasets.Manifest.Entry;
import dev.hone.stores.ledger.IndexedPicture;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReindexIT extends OpenedStores {

    @Test
    void givesAnEmptyLedgerAllThatTheBucketSays() throws Exception {
        List<LabelledPicture> pictures = lived();
        PullReport before = pull();

        try (Ledger fresh = servers.emptyLedger()) {
            List<Integer> told = new ArrayList<>();
            ReindexReport report = new Reindex(bucket, fresh).run(CELLS, (done, all) -> told.add(done));

            assertThat(report)
                    .isEqualTo(
                            new ReindexReport(29, 1, 0, 31, 3, before.manifest().digest(), true));
            assertThat(told).hasSize(30).endsWith(30);
            assertThat(fresh.judgements().all("cells"))
                    .isEqualTo(ledger.judgements().all("cells"))
                    .hasSize(3);
            assertThat(fresh.pictures().hashes("cells"))
                    .isEqualTo(ledger.pictures().hashes("cells"))
                    .hasSize(29);
            assertThat(fresh.refusedPictures().all("cells"))
                    .isEqualTo(ledger.refusedPictures().all("cells"))
                    .hasSize(1);
            assertThat(fresh.manifests().newest("cells"))
                    .contains(before.manifest().digest());
            for (LabelledPicture picture : pictures) {
                Optional<IndexedPicture> known = fresh.pictures().find("cells", digest(picture));
                assertThat(known).isEqualTo(ledger.pictures().find("cells", digest(picture)));
            }
            PullReport after = new Datasets(bucket, fresh).pull(CELLS);
            assertThat(after.manifest()).isEqualTo(before.manifest());
            assertThat(after.changed()).isFalse();
            assertThat(after.report().excluded()).isEqualTo(before.report().excluded());
            assertThat(after.report().fresh()).isZero();
        }
    }

    @Test
    void startsFromTheLatestManifest() {
        LabelledPicture picture = new LabelledPicture(
                "a.png", "monocyte", painted(1, 1).getFirst().bytes());
        take(picture);
        Manifest first = pull().manifest();
        datasets.judge(judgement(digest(picture), Kind.CORRECT, "basophil", "ann", Via.API));
        pull();
        datasets.judge(judgement(digest(picture), Kind.WITHDRAW, "basophil", "ben", Via.WEB));
        assertThat(pull().manifest()).isEqualTo(first);

        try (Ledger fresh = servers.emptyLedger()) {
            new Reindex(bucket, fresh).run(CELLS, Progress.UNHEARD);
            assertThat(fresh.manifests().newest("cells")).contains(first.digest());
            assertThat(fresh.manifests().all("cells")).hasSize(2);
        }
    }

    @Test
    void mendsAnIndexThatSaysOtherThanTheBucket() {
        List<LabelledPicture> pictures = painted(1, 5);
        take(pictures);
        Manifest before = pull().manifest();
        String gone = digest(pictures.getFirst());
        keys("cells/pictures/" + gone.substring(0, 2) + "/" + gone).forEach(bucket::delete);

        ReindexReport report = new Reindex(bucket, ledger).run(CELLS, Progress.UNHEARD);

        assertThat(report.pictures()).isEqualTo(4);
        assertThat(report.missing()).isEqualTo(1);
        assertThat(report.same()).isFalse();
        PullReport after = pull();
        assertThat(after.report().missing()).containsExactly(gone);
        assertThat(after.manifest().unlabelled()).extracting(Entry::digest).containsExactly(gone);
        assertThat(after.manifest().entries()).hasSize(4);
        assertThat(before.entries()).hasSize(5);
    }

    /** A bucket in which a little of everything has happened; what was imported is returned. */
    private List<LabelledPicture> lived() throws Exception {
        List<LabelledPicture> pictures = painted(1, 26);
        byte[] damaged = painted(3, 1).getFirst().bytes();
        Arrays.fill(damaged, damaged.length / 3, damaged.length - 100, (byte) 0);
        pictures.add(new LabelledPicture("broken.png", "monocyte", damaged));
        take(pictures);
        Manifest first = pull().manifest();
        LabelledPicture tested = pictures.stream()
                .limit(26)
                .filter(picture -> entry(first, picture).split() == Split.TEST)
                .findFirst()
                .orElseThrow();
        drop(tested.label(), "a.jpg", Copies.jpeg(tested.bytes()));
        datasets.judge(judgement(digest(pictures.get(0)), Kind.CORRECT, "basophil", "ann", Via.API));
        datasets.judge(judgement(digest(pictures.get(0)), Kind.WITHDRAW, "basophil", "ben", Via.WEB));
        List<LabelledPicture> more = painted(2, 2);
        more.add(new LabelledPicture("x", "lymphocyte", more.getFirst().bytes()));
        more.add(new LabelledPicture("y", "monocyte", more.getFirst().bytes()));
        take(more);
        pictures.addAll(more);
        return pictures;
    }
}
