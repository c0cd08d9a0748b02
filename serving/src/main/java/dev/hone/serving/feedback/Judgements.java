package dev.hone.serving.feedback;

import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.ledger.Judgement;
import java.util.Optional;

/** Where judgements are kept. */
public interface Judgements {

    /**
     * Keeps a judgement, and before it the picture where that came with it; the same again gives the one that is there.
     * Throws a problem when the picture has not arrived yet or a store is away.
     */
    Judgement judge(JudgementDraft draft, Optional<byte[]> picture);

    /** Tells the ledger of those that it could not be told of; never throws for a ledger that is away. */
    void catchUp();
}
