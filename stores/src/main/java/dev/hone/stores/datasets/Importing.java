package dev.hone.stores.datasets;

import dev.hone.pictures.RefusedPictureException;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.transfers.Transfers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Brings labelled pictures into the bucket: some thousand of them, then a list of what their labels are, and so on. An
 * import that breaks off has lost nothing but the labels of its last thousands, and brings them when it is run again.
 */
final class Importing {
    private static final int LINES_AT_ONCE = 5_000;
    private static final int LONGEST_NAME = 80;

    private final Bucket bucket;
    private final Imports imports;

    Importing(Bucket bucket, Imports imports) {
        this.bucket = bucket;
        this.imports = imports;
    }

    /** What became of one: a line for the list, or a refusal. */
    private record Outcome(ImportLabel line, boolean added, Refused refused) {}

    ImportReport run(
            Project project, Iterator<? extends Offered> offered, String by, String source, ImportListener listener) {
        ImportReport.Draft draft = new ImportReport.Draft();
        List<ImportLabel> lines = new ArrayList<>();
        Transfers.map(offered, one -> take(project, one, by, source), outcome -> {
            if (outcome.line() == null) {
                draft.refused(outcome.refused());
                listener.refused(outcome.refused());
            } else {
                draft.taken(outcome.added());
                lines.add(outcome.line());
            }
            if (lines.size() == LINES_AT_ONCE) {
                draft.relabelled(imports.keep(project.name(), lines));
                lines.clear();
            }
            listener.looked(draft.looked());
        });
        draft.relabelled(imports.keep(project.name(), lines));
        return draft.report();
    }

    private Outcome take(Project project, Offered offered, String by, String source) {
        return switch (offered) {
            case Refused refused -> new Outcome(null, false, refused);
            case LabelledPicture picture -> take(project, picture, by, source);
        };
    }

    private Outcome take(Project project, LabelledPicture picture, String by, String source) {
        if (project.classNamed(picture.label()).isEmpty()) {
            return refused(
                    picture,
                    "unknown-label",
                    "'%s' is no class of project '%s'; there are: %s"
                            .formatted(
                                    picture.label(),
                                    project.name(),
                                    project.classes().stream()
                                            .map(ProjectClass::id)
                                            .collect(Collectors.joining(", "))));
        }
        try {
            PictureStore.Put put = new PictureStore(bucket, project.name())
                    .put(picture.bytes(), Map.of("name", ending(picture.name()), "source", ending(source)));
            return new Outcome(
                    new ImportLabel(put.digest(), picture.label(), picture.name(), source, by), put.added(), null);
        } catch (RefusedPictureException e) {
            return refused(picture, e.reason().code(), e.getMessage());
        } catch (PictureErasedException e) {
            return refused(picture, "erased", e.getMessage());
        }
    }

    /** The bucket keeps two kilobytes about an object, in which a letter takes up to nine bytes; the list has it whole. */
    private static String ending(String text) {
        return text.substring(Math.max(0, text.length() - LONGEST_NAME));
    }

    private static Outcome refused(LabelledPicture picture, String code, String reason) {
        return new Outcome(null, false, new Refused(picture.name(), code, reason));
    }
}
