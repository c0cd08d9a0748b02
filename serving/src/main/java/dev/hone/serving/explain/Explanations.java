package dev.hone.serving.explain;

import dev.hone.model.Answer;
import dev.hone.model.explanation.HeatMap;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.Tensor;
import dev.hone.serving.answering.Turns;
import dev.hone.serving.models.KnownProject;
import dev.hone.serving.models.Lease;
import dev.hone.serving.models.Models;
import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.datasets.PredictionId;
import java.util.Optional;

/**
 * Explains answers. Those asked for with a prediction are remembered for a while; any other is made again from the picture
 * that was kept, as long as the version that answered still does. Thread-safe.
 */
public final class Explanations {
    private final Models models;
    private final Turns turns;
    private final KeptPictures pictures;
    private final RecentPictures recent;

    /**
     * None is remembered yet.
     *
     * @param bytes how many bytes of explanations are remembered
     */
    public Explanations(Models models, Turns turns, KeptPictures pictures, int bytes) {
        this.models = models;
        this.turns = turns;
        this.pictures = pictures;
        this.recent = new RecentPictures(bytes);
    }

    /** Where the explanation of an answer is to be had, on any replica. */
    public static String url(String predictionId) {
        return "/v1/predictions/%s/explanation".formatted(predictionId);
    }

    /** A PNG that shows what in the picture speaks for a class; takes as long as an answer. */
    public static byte[] draw(Lease model, Tensor picture, int classIndex) {
        return HeatMap.of(model.evidence(picture, classIndex), picture.width(), picture.height())
                .over(picture);
    }

    /** Remembers the explanation of an answer. */
    public void remember(String predictionId, byte[] png) {
        recent.put(predictionId, png);
    }

    byte[] of(String id, PredictionId prediction) {
        pictures.refuseErased(prediction.project(), prediction.picture());
        return recent.get(id).orElseGet(() -> again(id, prediction));
    }

    private byte[] again(String id, PredictionId prediction) {
        KnownProject project = models.project(prediction.project());
        try (Lease model = models.borrow(project)) {
            if (model.version() != prediction.version()) {
                throw ProblemException.explanationGone("Version %d gave this answer, and version %d answers now."
                        .formatted(prediction.version(), model.version()));
            }
            Optional<byte[]> picture = pictures.find(project.name(), prediction.picture());
            if (picture.isEmpty()) {
                throw project.keepsPredictions()
                        ? ProblemException.picturePending()
                        : ProblemException.explanationGone("The project keeps no pictures of predictions.");
            }
            byte[] png = turns.run(() -> draw(model, picture.get()));
            recent.put(id, png);
            return png;
        }
    }

    private static byte[] draw(Lease model, byte[] picture) {
        Tensor tensor = PictureReader.read(picture, model.info().picture());
        Answer answer = model.answer(tensor);
        return draw(model, tensor, answer.best());
    }
}
