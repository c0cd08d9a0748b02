package dev.hone.stores.datasets;

import dev.hone.pictures.RefusedPictureException;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.projects.Project;
import dev.hone.stores.transfers.Transfers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Brings labelled pictures into the bucket: the pictures first, then one list of what their labels are. */
final class Importing {
    private final Bucket bucket;
    private final Imports imports;

    Importing(Bucket bucket, Imports imports) {
        this.bucket = bucket;
        this.imports = imports;
    }

    private record Outcome(ImportLabel line, boolean added, ImportReport.Refused refused) {}

    ImportReport run(Project project, Iterator<LabelledPicture> pictures, String by, String source, IntConsumer done) {
        List<Outcome> outcomes = new ArrayList<>();
        Transfers.map(pictures, picture -> take(project, picture, by, source), outcome -> {
            outcomes.add(outcome);
            done.accept(outcomes.size());
        });
        return finish(project, outcomes);
    }

    private Outcome take(Project project, LabelledPicture picture, String by, String source) {
        if (project.classNamed(picture.label()).isEmpty()) {
            return refused(
                    picture,
                    "unknown-label",
                    "'%s' is no class of project '%s'".formatted(picture.label(), project.name()));
        }
        try {
            PictureStore.Put put = new PictureStore(bucket, project.name())
                    .put(picture.bytes(), Map.of("name", picture.name(), "source", source));
            return new Outcome(
                    new ImportLabel(put.digest(), picture.label(), picture.name(), source, by), put.added(), null);
        } catch (RefusedPictureException e) {
            return refused(picture, e.reason().code(), e.getMessage());
        } catch (PictureErasedException e) {
            return refused(picture, "erased", e.getMessage());
        }
    }

    private static Outcome refused(LabelledPicture picture, String code, String reason) {
        return new Outcome(null, false, new ImportReport.Refused(picture.name(), code, reason));
    }

    private ImportReport finish(Project project, List<Outcome> outcomes) {
        List<Outcome> taken =
                outcomes.stream().filter(outcome -> outcome.line() != null).toList();
        if (!taken.isEmpty()) {
            imports.keep(project.name(), taken.stream().map(Outcome::line).toList());
        }
        int added = (int) taken.stream().filter(Outcome::added).count();
        return new ImportReport(
                added,
                taken.size() - added,
                outcomes.stream()
                        .map(Outcome::refused)
                        .filter(refused -> refused != null)
                        .toList());
    }
}
