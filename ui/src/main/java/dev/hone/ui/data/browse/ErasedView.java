package dev.hone.ui.data.browse;

import dev.hone.stores.datasets.ErasureReport.SeenBy;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import java.util.List;

/**
 * What an erasure came to.
 *
 * @param gone what was removed, in sentences
 * @param seenBy the versions that saw it
 * @param left what is not done yet, or null
 */
public record ErasedView(Frame frame, String digest, List<String> gone, List<SeenBy> seenBy, Notice left) {

    /** What a version did with it. */
    public static String did(SeenBy seen) {
        String how = switch (seen.split()) {
            case TRAIN -> "learned from it";
            case VALIDATION -> "was chosen with it";
            case TEST, JUDGED -> "was measured with it";
            case EXCLUDED -> "did not use it";
        };
        return seen.through() == null ? how : "started from v%d, which %s".formatted(seen.through(), how);
    }
}
