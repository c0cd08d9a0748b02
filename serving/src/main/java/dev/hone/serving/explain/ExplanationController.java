package dev.hone.serving.explain;

import dev.hone.serving.keys.Needs;
import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.datasets.PredictionId;
import dev.hone.stores.ledger.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows why an answer was given. */
@RestController
class ExplanationController {
    private final Explanations explanations;
    private final Secret signingKey;

    ExplanationController(Explanations explanations, Secret signingKey) {
        this.explanations = explanations;
        this.signingKey = signingKey;
    }

    @Needs(Role.PREDICT)
    @GetMapping("/v1/predictions/{id}/explanation")
    ResponseEntity<byte[]> explanation(@PathVariable String id) {
        PredictionId prediction = PredictionId.verify(id, signingKey).orElseThrow(ProblemException::unknownPrediction);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                // a picture may be erased, and then nobody is to have it any more
                .cacheControl(CacheControl.noStore())
                .body(explanations.of(id, prediction));
    }
}
