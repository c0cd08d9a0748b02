package dev.hone.stores.datasets;

import dev.hone.pictures.RefusedPictureException;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.transfers.Transfers;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings labelled pictures into the bucket: some thousand of them, then a list of what their labels are, and so on. An
 * import that breaks off has lost nothing but the labels of its last thousands, and brings them when it is run again.
 *
 * <p>A picture that was there already, since somebody had asked about it, is looked for once more when the list is written:
 * before that, housekeeping cannot know that it is wanted.
 */
final class Importing {
    private static final Logger LOG = LoggerFactory.getLogger(Importing.class);
    private static final int LONGEST_NAME = 80;

    private final Bucket bucket;
    private final Imports imports;

    Importing(Bucket bucket, Imports imports) {
        this.bucket = bucket;
        this.imports = imports;
    }

    /**
     * What became of one: a line for the list, or a refusal.
     *
     * @param known the bytes of a picture that was there already; null for one that was not
     */
    private record Outcome(ImportLabel line, byte[] known, Refused refused) {}

    ImportReport run(
            Project project, Iterator<? extends Offered> offered, String by, String source, ImportListener listener) {
        ImportReport.Draft draft = new ImportReport.Draft();
        Claims claims = new Claims();
        Transfers.map(offered, one -> take(project, one, by, source), outcome -> {
            if (outcome.line() == null) {
                draft.refused(outcome.refused());
                listener.refused(outcome.refused());
            } else {
                draft.taken(outcome.known() == null);
                claims.add(outcome.line(), outcome.known());
            }
            if (claims.areDue()) {
                draft.relabelled(write(project.name(), claims));
            }
            listener.looked(draft.looked());
        });
        draft.relabelled(write(project.name(), claims));
        return draft.report();
    }

    private int write(String project, Claims claims) {
        Imports.Kept kept = imports.keep(project, claims.lines());
        Transfers.each(
                claims.known(kept.news()).entrySet().iterator(),
                picture -> putAgain(project, picture.getKey(), picture.getValue()));
        claims.clear();
        return kept.other();
    }

    private void putAgain(String project, ImportLabel line, byte[] bytes) {
        try {
            put(project, bytes, line.name(), line.source());
        } catch (PictureErasedException e) {
            LOG.info("{} was imported, and not for long: {}", line.name(), e.getMessage());
        }
    }

    private Outcome take(Project project, Offered offered, String by, String source) {
        return switch (offered) {
            case Refused refused -> new Outcome(null, null, refused);
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
            PictureStore.Put put = put(project.name(), picture.bytes(), picture.name(), source);
            return new Outcome(
                    new ImportLabel(put.digest(), picture.label(), picture.name(), source, by),
                    put.added() ? null : picture.bytes(),
                    null);
        } catch (RefusedPictureException e) {
            return refused(picture, e.reason().code(), e.getMessage());
        } catch (PictureErasedException e) {
            return refused(picture, "erased", e.getMessage());
        }
    }

    private PictureStore.Put put(String project, byte[] bytes, String name, String source) {
        return new PictureStore(bucket, project).put(bytes, Map.of("name", ending(name), "source", ending(source)));
    }

    /** The bucket keeps two kilobytes about an object, in which a letter takes up to nine bytes; the list has it whole. */
    private static String ending(String text) {
        return text.substring(Math.max(0, text.length() - LONGEST_NAME));
    }

    private static Outcome refused(LabelledPicture picture, String code, String reason) {
        return new Outcome(null, null, new Refused(picture.name(), code, reason));
    }
}
