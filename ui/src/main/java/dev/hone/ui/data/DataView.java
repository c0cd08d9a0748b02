package dev.hone.ui.data;

import dev.hone.stores.projects.Project;
import dev.hone.ui.charts.Chart;
import dev.hone.ui.frame.Frame;
import java.time.Instant;
import java.util.List;

/**
 * The Data page.
 *
 * @param pictures how many have a label
 * @param unmeasured those of them that nothing was measured of yet
 * @param alike those that show the same as another
 * @param set the newest data set, or null
 * @param uses what the pictures of each class are used for
 * @param left what is not used, and why
 * @param mayBring whether the reader may bring pictures
 */
public record DataView(
        Frame frame,
        Project project,
        int pictures,
        int unmeasured,
        int alike,
        DataSet set,
        List<Chart> charts,
        List<Use> uses,
        List<Left> left,
        boolean mayBring) {

    /** What stands over a chart. */
    public static String title(Chart chart) {
        return switch (chart.id()) {
            case "classes" -> "Classes";
            case "growth" -> "Growth";
            case "brightness" -> "Brightness";
            default -> "Size";
        };
    }

    /** A data set. */
    public record DataSet(String digest, Instant madeAt) {
        /** As much of its digest as tells it from others. */
        public String start() {
            return digest.substring(0, Math.min(12, digest.length()));
        }
    }

    /**
     * A class.
     *
     * @param counts for each use, in the order of {@link dev.hone.stores.datasets.Split}, then those without one yet
     */
    public record Use(String id, String label, List<Integer> counts, int all) {}

    /**
     * Pictures that are not used.
     *
     * @param path where they are
     */
    public record Left(String what, int pictures, String path) {}
}
