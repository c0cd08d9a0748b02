package dev.hone.ui.data.upload;

import dev.hone.stores.datasets.ImportReport;
import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.projects.Project;
import dev.hone.ui.data.DataWords;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page on which pictures are brought.
 *
 * @param upload id of what is brought next
 * @param label id of the class that was chosen, or empty
 * @param state how far something is that was brought, or null
 * @param notice what went wrong, or null
 */
public record UploadView(Frame frame, Project project, String upload, String label, State state, Notice notice) {

    /** Where it is. */
    public String page() {
        return "/%s/data/upload".formatted(project.name());
    }

    /** The classes as folders are named after them. */
    public String classes() {
        return project.classes().stream().map(known -> known.id()).collect(Collectors.joining(", "));
    }

    /**
     * How far something is that was brought.
     *
     * @param report what became of what was looked at
     * @param failures why some of it could not be looked at
     * @param underWay whether archives are being taken in
     * @param waiting how many archives wait behind the one that is
     * @param archive what is being taken in, or empty while it waits
     * @param looked so many pictures of it were looked at
     * @param read so much of it, from 0 to 1
     * @param since when that began
     * @param stopped whether somebody stopped it
     */
    public record State(
            String id,
            ImportReport report,
            List<String> failures,
            boolean underWay,
            int waiting,
            String archive,
            int looked,
            double read,
            Instant since,
            boolean stopped) {
        private static final int SHOWN = 200;
        private static final double FORETOLD_FROM = 0.02;

        /** Those that were not taken, the first of them. */
        public List<Refused> refused() {
            return report.refused().stream().limit(SHOWN).toList();
        }

        /** How many more were not taken than are shown. */
        public int more() {
            return report.notTaken() - refused().size();
        }

        /** What can be done about one. */
        public static String remedy(Refused refused) {
            return DataWords.remedy(refused.code());
        }

        /** Why one was not taken, in a few words. */
        public static String why(Refused refused) {
            return DataWords.refusal(refused.code());
        }

        /** How long it will take still, in words, or empty while that is not known. */
        public String left() {
            if (read < FORETOLD_FROM) {
                return "";
            }
            double passed = Duration.between(since, Instant.now()).toMillis() / 1000.0;
            long seconds = Math.round(passed * (1 - read) / read);
            return seconds < 90
                    ? "about %d\u00a0s left".formatted(seconds)
                    : "about %d\u00a0min left".formatted(Math.round(seconds / 60.0));
        }
    }
}
