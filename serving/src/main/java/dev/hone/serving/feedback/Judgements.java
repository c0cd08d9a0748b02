package dev.hone.serving.feedback;

import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.ledger.Judgement;

/** Where judgements are kept. */
public interface Judgements {

    /**
     * Keeps a judgement; the same again gives the one that is there. Throws a problem when the picture has not arrived
     * yet or a store is away.
     */
    Judgement judge(JudgementDraft draft);
}
