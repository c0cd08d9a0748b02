package dev.hone.training;

import dev.hone.model.Answer;
import dev.hone.model.BundleInfo;
import dev.hone.model.Calibration;
import dev.hone.model.Classifier;
import dev.hone.model.DriftReference;
import dev.hone.model.evaluation.Judged;
import dev.hone.model.evaluation.Metrics;
import dev.hone.model.evaluation.TemperatureScaling;
import dev.hone.training.trainer.LabelledPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the validation pictures say of a finished network: how sure it may be, and what its answers look like. */
final class Validation {
    private Validation() {}

    /** The info with calibration, drift reference and figures; as it was when there are no validation pictures. */
    static BundleInfo of(BundleInfo info, Classifier plain, List<LabelledPicture> pictures) {
        if (pictures.isEmpty()) {
            return info;
        }
        List<Answer> answers =
                pictures.stream().map(picture -> plain.answer(picture.tensor())).toList();
        int[] labels = pictures.stream().mapToInt(LabelledPicture::label).toArray();
        Calibration calibration =
                TemperatureScaling.fit(answers.stream().map(Answer::logits).toList(), labels);
        List<Answer> calibrated = answers.stream()
                .map(answer ->
                        new Answer(answer.logits(), calibration.probabilities(answer.logits()), answer.embedding()))
                .toList();
        Metrics before = Metrics.of(info.classes(), judged(labels, answers));
        Metrics after = Metrics.of(info.classes(), judged(labels, calibrated));
        return info.measured(
                calibration,
                DriftReference.of(calibrated),
                Map.of(
                        "validation_accuracy", after.accuracy(),
                        "validation_macro_f1", after.macroF1(),
                        "validation_log_loss", before.logLoss(),
                        "validation_log_loss_calibrated", after.logLoss(),
                        "validation_calibration_error", after.calibrationError()));
    }

    private static List<Judged> judged(int[] labels, List<Answer> answers) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            judged.add(Judged.of(labels[i], answers.get(i)));
        }
        return judged;
    }
}
