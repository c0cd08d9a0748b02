package dev.hone.stores.datasets;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.pictures.PictureKind;
import dev.hone.pictures.RefusedPictureException;
import dev.hone.stores.datasets.Quarantine.Held;
import dev.hone.stores.ledger.AuditEntry;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.KnownPicture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantineIT extends OpenedStores {
    @Test
    void whatTheInboxHeldUnderAnUnknownLabelIsTakenWhenSomebodySaysWhatItShows() {
        LabelledPicture picture = painted(1, 1).getFirst();
        drop("martian", "m n?.png", picture.bytes());
        pull();
        Quarantine quarantine = datasets.quarantine("cells");
        Held held = quarantine.page("", 9).getFirst();
        assertThat(held.reason()).isEqualTo("unknown-label");
        assertThat(held.name()).endsWith("martian/m n?.png");
        assertThat(quarantine.kind(held)).contains(PictureKind.PNG);
        assertThat(quarantine.open(held))
                .hasValueSatisfying(coming -> assertThat(coming.body()).hasBinaryContent(picture.bytes()));

        quarantine.release(held, "monocyte", "ben");

        assertThat(quarantine.page("", 9)).isEmpty();
        assertThat(ledger.judgements().newest("cells", digest(picture)))
                .hasValueSatisfying(said -> assertThat(said)
                        .extracting(Judgement::label, Judgement::by)
                        .containsExactly("monocyte", "ben"));
        assertThat(pull().manifest().entries())
                .singleElement()
                .extracting(Manifest.Entry::digest)
                .isEqualTo(digest(picture));
        assertThat(ledger.audit().newest("cells", 1))
                .extracting(AuditEntry::by, AuditEntry::action)
                .containsExactly(tuple("ben", "release"));
    }

    @Test
    void aFileThatIsNoPictureStaysUntilItIsDeleted() {
        drop("monocyte", "notes.txt", "no picture".getBytes(StandardCharsets.UTF_8));
        pull();
        Quarantine quarantine = datasets.quarantine("cells");
        Held held = quarantine.page("", 9).getFirst();
        assertThat(quarantine.kind(held)).isEmpty();
        assertThatThrownBy(() -> quarantine.release(held, "monocyte", "ben"))
                .isInstanceOf(RefusedPictureException.class);
        assertThat(quarantine.find(held.file())).isPresent();

        quarantine.delete(held, "ben");

        assertThat(quarantine.find(held.file())).isEmpty();
        assertThat(keys("cells/quarantine/")).isEmpty();
        assertThat(ledger.audit().newest("cells", 1))
                .singleElement()
                .extracting(AuditEntry::detail)
                .isEqualTo(held.file());
    }

    @Test
    void severalLabelsOfAPictureAreSettledByWhoSaysWhichIsRight() {
        LabelledPicture picture = painted(1, 1).getFirst();
        take(new LabelledPicture("a.png", "monocyte", picture.bytes()));
        take(new LabelledPicture("b.png", "basophil", picture.bytes()));
        pull();
        Held held = datasets.quarantine("cells").page("", 9).getFirst();
        assertThat(held.reason()).isEqualTo(Quarantine.SEVERAL_LABELS);

        datasets.quarantine("cells").release(held, "basophil", "ben");

        assertThat(ledger.knownPictures().find("cells", digest(picture)))
                .map(KnownPicture::label)
                .contains("basophil");
        pull();
        assertThat(keys("cells/quarantine/")).isEmpty();
    }

    @Test
    void goesThroughThemPageByPageAndFindsNothingElse() {
        for (int i = 0; i < 5; i++) {
            drop("martian", i + ".txt", new byte[] {1});
        }
        pull();
        Quarantine quarantine = datasets.quarantine("cells");
        List<Held> first = quarantine.page("", 3);
        assertThat(first).hasSize(3);
        assertThat(quarantine.page(first.getLast().file(), 3)).hasSize(2).doesNotContainAnyElementsOf(first);
        take(painted(1, 1));
        for (String other : List.of("../imports/x", "unknown-label/..", "unknown-label", "", "a/b/c")) {
            assertThat(quarantine.find(other)).as(other).isEmpty();
        }
        assertThat(new Quarantine(bucket, ledger, CELLS.name()).page("", 9)).hasSize(5);
    }

    @Test
    void aPullShowsTheLedgerWherePicturesBelong() {
        take(painted(1, 6));
        Manifest manifest = pull().manifest();
        assertThat(ledger.knownPictures().showsPlacesOf("cells", manifest.digest()))
                .isTrue();
        manifest.entries()
                .forEach(entry -> assertThat(ledger.knownPictures().find("cells", entry.digest()))
                        .hasValueSatisfying(known -> {
                            assertThat(known.split()).isEqualTo(entry.split().name());
                            assertThat(known.alike()).isEqualTo(entry.group());
                            assertThat(known.label()).isEqualTo(entry.label());
                        }));
        assertThat(ledger.pictureFigures().oddities("cells").unmeasured()).isZero();
    }

    @Test
    void anImportInPartsComesToTheSame() {
        List<LabelledPicture> pictures = painted(1, 6);
        List<Integer> told = new ArrayList<>();
        ImportReport report = datasets.importInParts(CELLS, pictures.iterator(), "ann", "test", told::add);
        assertThat(report.added()).isEqualTo(6);
        assertThat(told).last().isEqualTo(6);
        assertThat(datasets.importInParts(CELLS, pictures.iterator(), "ann", "test", told::add)
                        .and(report))
                .extracting(ImportReport::added, ImportReport::known, ImportReport::looked)
                .containsExactly(6, 6, 12);
    }
}
