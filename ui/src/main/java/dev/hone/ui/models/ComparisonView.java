package dev.hone.ui.models;

import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.verdicts.VerdictView;
import java.util.List;

/**
 * Two versions side by side.
 *
 * @param alike whether both were measured on the same data set; null where that is not known
 * @param figures how good each is
 * @param classes the share found of each class
 * @param numbers of all versions, to choose others
 * @param missing what is missing from the page, or null
 */
public record ComparisonView(
        Frame frame,
        Side first,
        Side second,
        Boolean alike,
        List<FigureRow> figures,
        List<FigureRow> classes,
        List<Integer> numbers,
        Notice missing) {

    /** One of the two. */
    public record Side(int number, Place place, VerdictView verdict, String manifestStart) {}
}
