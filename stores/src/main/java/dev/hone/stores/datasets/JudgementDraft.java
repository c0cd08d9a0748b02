package dev.hone.stores.datasets;

import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import java.time.Instant;

/** A judgement before it has its id and time; see {@link Judgement} for what the parts are. */
public record JudgementDraft(
        String project,
        String picture,
        Kind kind,
        String label,
        String by,
        Via via,
        String predictionId,
        String note,
        boolean sampled) {

    Judgement at(String id, Instant at) {
        return new Judgement(id, project, picture, kind, label, by, at, via, predictionId, note, sampled);
    }
}
