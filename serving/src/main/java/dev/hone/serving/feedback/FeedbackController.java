package dev.hone.serving.feedback;

import dev.hone.model.ClassName;
import dev.hone.serving.keys.Needs;
import dev.hone.serving.models.KnownProject;
import dev.hone.serving.models.Models;
import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.datasets.PredictionId;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Role;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes what somebody says about an answer. The same said twice is one judgement. */
@RestController
class FeedbackController {
    private final Models models;
    private final Judgements judgements;
    private final Secret signingKey;

    FeedbackController(Models models, Judgements judgements, Secret signingKey) {
        this.models = models;
        this.judgements = judgements;
        this.signingKey = signingKey;
    }

    @Needs(Role.CONTRIBUTE)
    @PostMapping({"/feedback", "/v1/feedback"})
    FeedbackResponse feedback(@RequestBody FeedbackRequest request, @RequestAttribute(Needs.KEY) ApiKey key) {
        PredictionId prediction = PredictionId.verify(request.predictionId(), signingKey)
                .orElseThrow(ProblemException::unknownPrediction);
        KnownProject project = models.project(prediction.project());
        String label = request.confirms() ? prediction.predicted() : request.label();
        check(label, project);
        Judgement judgement = judgements.judge(new JudgementDraft(
                project.name(),
                prediction.picture(),
                request.confirms() ? Kind.CONFIRM : Kind.CORRECT,
                label,
                key.name(),
                request.way(),
                request.predictionId(),
                request.note(),
                false));
        return new FeedbackResponse(judgement.id(), judgement.project(), judgement.picture(), judgement.label());
    }

    private static void check(String label, KnownProject project) {
        List<String> classes = project.classes().stream().map(ClassName::id).toList();
        if (!classes.contains(label)) {
            throw ProblemException.unknownLabel(label, project.name(), classes);
        }
    }
}
