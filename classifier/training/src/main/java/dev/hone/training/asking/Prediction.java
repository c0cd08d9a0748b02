package dev.hone.training.asking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hone.model.Answer;
import dev.hone.model.BundleInfo;
import dev.hone.model.ClassName;
import dev.hone.model.Classifier;
import dev.hone.pictures.PictureLimits;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.RefusedPictureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a bundle says of a file, or why it says nothing.
 *
 * @param label the label of the most probable class; null, as what follows, where there is no answer
 * @param classes the most probable first
 * @param refused the reason's code, such as {@code truncated}; null where there is an answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Prediction(
        String file,
        String predictedClass,
        String label,
        Float confidence,
        List<Share> classes,
        String refused,
        String message) {

    /** The code of a file that could not even be read. */
    static final String UNREADABLE = "unreadable";

    /** A class and how probable it is. */
    record Share(String id, String label, float probability) {}

    static Prediction of(Path file, Classifier classifier) {
        try {
            byte[] bytes = PictureFiles.read(file, PictureLimits.DEFAULT.fileBytes());
            Answer answer = classifier.answer(
                    PictureReader.read(bytes, classifier.info().picture()));
            return answered(file, classifier.info(), answer);
        } catch (RefusedPictureException e) {
            return refused(file, e.reason().code(), e.getMessage());
        } catch (UnreadableFileException e) {
            return refused(file, UNREADABLE, e.getMessage());
        }
    }

    private static Prediction answered(Path file, BundleInfo info, Answer answer) {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < info.classes().size(); i++) {
            ClassName name = info.classes().get(i);
            shares.add(new Share(name.id(), name.label(), answer.probabilities()[i]));
        }
        shares.sort(Comparator.comparing(Share::probability).reversed());
        Share best = shares.getFirst();
        return new Prediction(file.toString(), best.id(), best.label(), best.probability(), shares, null, null);
    }

    private static Prediction refused(Path file, String reason, String message) {
        return new Prediction(file.toString(), null, null, null, null, reason, message);
    }

    boolean isAnswer() {
        return refused == null;
    }
}
