package dev.hone.serving.scoring;

import dev.hone.pictures.PictureReader;
import dev.hone.serving.answering.Turns;
import dev.hone.serving.bodies.Bodies;
import dev.hone.serving.bodies.Body;
import dev.hone.serving.keys.Needs;
import dev.hone.serving.models.KnownProject;
import dev.hone.serving.models.Models;
import dev.hone.serving.predict.PredictQuery;
import dev.hone.serving.predict.PredictResponse;
import dev.hone.serving.predict.Predictor;
import dev.hone.stores.ledger.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers as a scoring server of MLflow does. */
@RestController
class ScoringController {
    private final Models models;
    private final Predictor predictor;
    private final Turns turns;
    private final Bodies bodies;

    ScoringController(Models models, Predictor predictor, Turns turns, Bodies bodies) {
        this.models = models;
        this.predictor = predictor;
        this.turns = turns;
        this.bodies = bodies;
    }

    record Predictions(List<PredictResponse> predictions) {}

    @Needs(Role.PREDICT)
    @GetMapping("/projects/{project}/ping")
    String ping(@PathVariable String project) {
        models.requireModel(models.project(project));
        return "\n";
    }

    /** All pictures are read before the first is answered: one that is none refuses the request, as MLflow does. */
    @Needs(Role.PREDICT)
    @PostMapping("/projects/{project}/invocations")
    Predictions invocations(@PathVariable String project, HttpServletRequest request) {
        KnownProject known = models.project(project);
        models.requireModel(known);
        turns.requireRoom();
        PredictQuery query = PredictQuery.of(request);
        try (Body body = bodies.open(request, Invocation.MOST_BYTES)) {
            byte[] json = body.whole();
            body.setAside(Invocation.memory(json));
            List<byte[]> pictures = Invocation.pictures(json);
            pictures.forEach(PictureReader::check);
            List<PredictResponse> answers = new ArrayList<>();
            for (byte[] picture : pictures) {
                answers.add(predictor.predict(known, query, picture));
            }
            return new Predictions(answers);
        }
    }
}
