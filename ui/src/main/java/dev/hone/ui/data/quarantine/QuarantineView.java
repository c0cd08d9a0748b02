package dev.hone.ui.data.quarantine;

import dev.hone.stores.datasets.Quarantine;
import dev.hone.stores.datasets.Quarantine.Held;
import dev.hone.stores.projects.Project;
import dev.hone.ui.data.DataWords;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A page of what was not taken.
 *
 * @param files by reason and name
 * @param next address of the page behind this one, or null
 * @param first whether nothing comes before
 * @param mayDecide whether the reader may say what becomes of them
 * @param done what was done just now, or null
 * @param notice what went wrong, or null
 */
public record QuarantineView(
        Frame frame,
        Project project,
        List<File> files,
        String next,
        boolean first,
        boolean mayDecide,
        String done,
        Notice notice) {

    /**
     * A file.
     *
     * @param shown whether browsers show it as a picture
     */
    public record File(Held held, boolean shown) {
        /** Why it was not taken. */
        public String why() {
            return DataWords.refusal(held.reason());
        }

        /** What can be done about it. */
        public String remedy() {
            return DataWords.remedy(held.reason());
        }

        /** How it is named in addresses. */
        public String inAddress() {
            return URLEncoder.encode(held.file(), StandardCharsets.UTF_8);
        }

        /** One of these would come back with the next data set: somebody says what it is instead. */
        public boolean mayGo() {
            return !held.reason().equals(Quarantine.SEVERAL_LABELS);
        }

        /** Its size in kilobytes, one at least. */
        public long kilobytes() {
            return Math.max(1, Math.round(held.size() / 1024.0));
        }
    }

    QuarantineView with(String word, Notice wrong) {
        return new QuarantineView(frame, project, files, next, first, mayDecide, word, wrong);
    }
}
