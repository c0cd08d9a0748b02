package dev.hone.ui.predict;

import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.serving.ServedProject;

/**
 * The Predict page, or the part of it that changes.
 *
 * @param answer what was answered, or null
 * @param judging where the answer is judged, or null
 * @param notice what went wrong, or null
 */
public record PredictView(Frame frame, ServedProject project, AnswerView answer, Judging judging, Notice notice) {

    static PredictView of(Frame frame, ServedProject project) {
        return new PredictView(frame, project, null, null, null);
    }

    PredictView with(AnswerView given, Judging judged) {
        return new PredictView(frame, project, given, judged, null);
    }

    PredictView with(Notice wrong) {
        return new PredictView(frame, project, null, null, wrong);
    }
}
