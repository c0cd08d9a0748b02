package dev.hone.model.report;

import dev.hone.model.evaluation.Point;
import java.util.List;

/** What raising the threshold for one class does; both empty for a class without pictures. */
public record ClassCurves(String id, List<Point> roc, List<Point> precisionRecall) {

    public ClassCurves {
        roc = List.copyOf(roc);
        precisionRecall = List.copyOf(precisionRecall);
    }
}
