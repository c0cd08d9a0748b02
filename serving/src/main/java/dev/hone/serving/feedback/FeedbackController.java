package dev.hone.serving.feedback;

import dev.hone.model.ClassName;
import dev.hone.pictures.Sha256;
import dev.hone.serving.bodies.Bodies;
import dev.hone.serving.bodies.Body;
import dev.hone.serving.keys.Needs;
import dev.hone.serving.metrics.Meters;
import dev.hone.serving.models.KnownProject;
import dev.hone.serving.models.Models;
import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.datasets.PictureNotStoredException;
import dev.hone.stores.datasets.PredictionId;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes what somebody says about an answer. The same said twice is one judgement. */
@RestController
class FeedbackController {
    private static final long LONGEST_JSON = 64 << 10;

    private final Models models;
    private final Judgements judgements;
    private final Bodies bodies;
    private final Meters meters;
    private final Secret signingKey;
    private final JsonMapper mapper;

    FeedbackController(
            Models models, Judgements judgements, Bodies bodies, Meters meters, Secret signingKey, JsonMapper mapper) {
        this.models = models;
        this.judgements = judgements;
        this.bodies = bodies;
        this.meters = meters;
        this.signingKey = signingKey;
        this.mapper = mapper;
    }

    @Needs(Role.CONTRIBUTE)
    @PostMapping(
            path = {"/feedback", "/v1/feedback"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    FeedbackResponse feedback(HttpServletRequest request, @RequestAttribute(Needs.KEY) ApiKey key) {
        try (Body body = bodies.open(request, LONGEST_JSON)) {
            return judge(read(body.whole()), Optional.empty(), key);
        }
    }

    private FeedbackRequest read(byte[] json) {
        try {
            FeedbackRequest request = mapper.readValue(json, FeedbackRequest.class);
            if (request != null) {
                return request;
            }
        } catch (JacksonException e) {
            throw e.getCause() instanceof ProblemException problem ? problem : FeedbackRequest.malformed(e);
        }
        throw FeedbackRequest.malformed(null);
    }

    /** With the picture, for those whose pictures are not kept when they are asked about. */
    @Needs(Role.CONTRIBUTE)
    @PostMapping(
            path = {"/feedback", "/v1/feedback"},
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    FeedbackResponse form(HttpServletRequest request, @RequestAttribute(Needs.KEY) ApiKey key) {
        try (Body body = bodies.openOne(request)) {
            FeedbackForm form = FeedbackForm.read(body.parts());
            return judge(form.request(), form.picture(), key);
        }
    }

    private FeedbackResponse judge(FeedbackRequest request, Optional<byte[]> picture, ApiKey key) {
        PredictionId prediction = PredictionId.verify(request.predictionId(), signingKey)
                .orElseThrow(ProblemException::unknownPrediction);
        KnownProject project = models.project(prediction.project());
        String label = request.confirms() ? prediction.predicted() : request.label();
        check(label, project);
        if (picture.isPresent() && !Sha256.hex(picture.get()).equals(prediction.picture())) {
            throw ProblemException.otherPicture();
        }
        Kind kind = request.confirms() ? Kind.CONFIRM : Kind.CORRECT;
        JudgementDraft draft = new JudgementDraft(
                project.name(),
                prediction.picture(),
                kind,
                label,
                key.name(),
                request.way(),
                request.predictionId(),
                request.note(),
                false);
        Judgement judgement = keep(draft, picture, project);
        meters.judged(project.name(), kind.name().toLowerCase(Locale.ROOT));
        return new FeedbackResponse(judgement.id(), judgement.project(), judgement.picture(), judgement.label());
    }

    /** A picture that is not kept is on no way to be; what was imported is there all the same. */
    private Judgement keep(JudgementDraft draft, Optional<byte[]> picture, KnownProject project) {
        try {
            return judgements.judge(draft, picture);
        } catch (PictureNotStoredException e) {
            throw project.keepsPredictions()
                    ? ProblemException.picturePending()
                    : ProblemException.pictureNeeded(project.name());
        }
    }

    private static void check(String label, KnownProject project) {
        List<String> classes = project.classes().stream().map(ClassName::id).toList();
        if (!classes.contains(label)) {
            throw ProblemException.unknownLabel(label, project.name(), classes);
        }
    }
}
