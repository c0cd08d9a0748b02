package dev.hone.serving.feedback;

import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.ledger.Judgement;
import java.util.Optional;

/** Where judgements are kept. */
public interface Judgements {

    /**
     * Keeps a judgement, and before it the picture where that came with it; the same again gives the one that is there.
     * Throws a problem when a store is away.
     *
     * @throws dev.hone.stores.datasets.PictureNotStoredException when the picture is not there (yet)
     */
    Judgement judge(JudgementDraft draft, Optional<byte[]> picture);

    /** Tells the ledger of those that it could not be told of; never throws for a ledger that is away. */
    void catchUp();
}
