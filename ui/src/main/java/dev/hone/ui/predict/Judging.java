package dev.hone.ui.predict;

import dev.hone.ui.frame.Notice;
import dev.hone.ui.serving.ClassName;
import dev.hone.ui.serving.ServedProject;
import java.util.List;

/**
 * The place under an answer where somebody says whether it is right.
 *
 * @param predicted what the model said
 * @param others every class that it could really be
 * @param recorded what somebody said it is, or null while nobody did
 * @param notice why saying it did not work, or null
 */
public record Judging(
        String project,
        String predictionId,
        ClassName predicted,
        List<ClassName> others,
        ClassName recorded,
        Notice notice) {

    static Judging open(ServedProject project, String predictionId, String predicted) {
        return new Judging(
                project.project(), predictionId, project.named(predicted), project.others(predicted), null, null);
    }

    Judging recorded(ClassName label) {
        return new Judging(project, predictionId, predicted, others, label, null);
    }

    Judging failed(Notice why) {
        return new Judging(project, predictionId, predicted, others, null, why);
    }

    /** Whether somebody said that the model was right. */
    public boolean confirmed() {
        return predicted.equals(recorded);
    }
}
