package dev.hone.ui.data.browse;

import dev.hone.stores.ledger.IndexedPicture;
import dev.hone.stores.projects.Project;
import dev.hone.ui.data.browse.GridView.Tile;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import java.time.Instant;
import java.util.List;

/**
 * The page of one picture.
 *
 * @param label what it shows, in words, or empty
 * @param id of that class, or empty
 * @param use what it is used for, in words, or empty while no data set has it
 * @param why it is used for nothing, or empty
 * @param index what was measured of it, or null
 * @param said what people said of it, the last first
 * @param brought what imports said of it, the last first
 * @param own what the reader said last and can take back: the id of a class, or empty
 * @param alike others that show the same
 * @param answers what versions answered about it, the last first
 * @param recorded whether something was said just now
 * @param notice what went wrong, or null
 */
public record PictureView(
        Frame frame,
        Project project,
        String digest,
        String label,
        String id,
        String use,
        String why,
        IndexedPicture index,
        List<Said> said,
        List<Brought> brought,
        String own,
        List<Tile> alike,
        List<Answered> answers,
        boolean recorded,
        Notice notice) {

    /** What somebody said: in words, and by whom. */
    public record Said(String what, String by, Instant at, String via) {}

    /** What an import said: a label, and what the picture was called where. */
    public record Brought(String label, String name, String source, String by) {}

    /** What a version answered. */
    public record Answered(int version, String label, String share, Instant at, String role) {}

    /** Its address. */
    public String page() {
        return "/%s/data/pictures/%s".formatted(project.name(), digest);
    }

    /** Where its file is. */
    public String picture() {
        return "/%s/pictures/%s".formatted(project.name(), digest);
    }

    PictureView with(Notice wrong) {
        return new PictureView(
                frame, project, digest, label, id, use, why, index, said, brought, own, alike, answers, false, wrong);
    }
}
