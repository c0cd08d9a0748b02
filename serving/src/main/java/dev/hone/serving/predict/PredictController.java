package dev.hone.serving.predict;

import dev.hone.pictures.RefusedPictureException;
import dev.hone.serving.answering.Turns;
import dev.hone.serving.bodies.Bodies;
import dev.hone.serving.bodies.Body;
import dev.hone.serving.bodies.Parts;
import dev.hone.serving.bodies.Parts.Part;
import dev.hone.serving.keys.Needs;
import dev.hone.serving.metrics.Meters;
import dev.hone.serving.models.KnownProject;
import dev.hone.serving.models.Models;
import dev.hone.serving.predict.PredictionList.Listed;
import dev.hone.serving.problems.Problem;
import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.ledger.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes pictures: as files of a multipart body, as the body itself, or as the address of one in the bucket. */
@RestController
class PredictController {
    private static final String FIELD = "file";

    private final Models models;
    private final Predictor predictor;
    private final Turns turns;
    private final Bodies bodies;
    private final PictureAddresses addresses;

    PredictController(Models models, Predictor predictor, Turns turns, Bodies bodies, PictureAddresses addresses) {
        this.models = models;
        this.predictor = predictor;
        this.turns = turns;
        this.bodies = bodies;
        this.addresses = addresses;
    }

    /** What can be refused without the body is refused before it is read. */
    @Needs(Role.PREDICT)
    @PostMapping({"/predict", "/v1/predict"})
    Object predict(HttpServletRequest request) {
        PredictQuery query = PredictQuery.of(request);
        KnownProject project = models.project(query.project());
        models.requireModel(project);
        turns.requireRoom();
        Object answer = answer(request, project, query);
        request.setAttribute(Meters.ANSWERED, System.nanoTime());
        return answer;
    }

    private Object answer(HttpServletRequest request, KnownProject project, PredictQuery query) {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/form-data")) {
            try (Body body = bodies.openMany(request)) {
                return files(project, query, body.parts());
            }
        }
        try (Body body = bodies.open(request)) {
            // some clients call every body a form, so that only what says JSON is taken for anything but a picture
            byte[] picture = type.startsWith("application/json") ? addresses.picture(body) : body.whole();
            return predictor.predict(project, query, picture);
        }
    }

    /** One file is answered as if it were the body; of many each has an answer or a problem of its own. */
    private Object files(KnownProject project, PredictQuery query, Parts parts) {
        List<Listed> listed = new ArrayList<>();
        ProblemException firstProblem = null;
        for (Optional<Part> next = parts.next(); next.isPresent(); next = parts.next()) {
            Part part = next.get();
            if (!part.name().equals(FIELD)) {
                continue;
            }
            String name = part.fileName().orElse(null);
            try {
                listed.add(new Listed(name, predictor.predict(project, query, part.bytes()), null));
            } catch (RefusedPictureException | ProblemException e) {
                ProblemException problem = ofOneFile(e);
                firstProblem = firstProblem == null ? problem : firstProblem;
                listed.add(new Listed(name, null, Problem.of(problem)));
            }
        }
        if (listed.isEmpty()) {
            throw ProblemException.badRequest("The multipart body has no file in a field named '%s'.".formatted(FIELD));
        }
        if (listed.size() > 1) {
            return new PredictionList(listed);
        }
        if (firstProblem != null) {
            throw firstProblem;
        }
        return listed.getFirst().answer();
    }

    /** What is wrong with one file, or was with the moment, does not undo the answers to the others. */
    private static ProblemException ofOneFile(RuntimeException failure) {
        if (failure instanceof RefusedPictureException refused) {
            return ProblemException.refused(refused);
        }
        ProblemException problem = (ProblemException) failure;
        return switch (problem.code()) {
            case TOO_LARGE, BUSY -> problem;
            default -> throw problem;
        };
    }
}
