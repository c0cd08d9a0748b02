package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgements;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * Takes judgements while the ledger may be away: they count once they are in the bucket, and the ledger is told later.
 * Thread-safe.
 */
public final class JudgementDesk {
    private static final int MOST_UNTOLD = 10_000;

    private final Bucket bucket;
    private final Supplier<Judgements> index;
    private final Judging judging;

    /** Those that find no room are told by the next who makes a data set: all lie in the bucket. */
    private final Queue<Judgement> untold = new LinkedBlockingQueue<>(MOST_UNTOLD);

    /**
     * A desk without a queue.
     *
     * @param index the ledger's; throws while it is away, and does not take long to
     */
    public JudgementDesk(Bucket bucket, Supplier<Judgements> index) {
        this.bucket = bucket;
        this.index = index;
        this.judging = new Judging(bucket, index, untold::offer);
    }

    /**
     * Takes a judgement. Saying the same again gives the judgement that is there, as far as the ledger can be asked.
     *
     * @param picture the picture, where it comes with the judgement
     * @throws PictureNotStoredException when it does not, and the bucket does not hold it (yet, or any more)
     * @throws PictureErasedException when it was erased
     */
    public Judgement judge(JudgementDraft draft, Optional<byte[]> picture) {
        provide(draft, picture);
        Judgement judgement = judging.judge(draft);
        // housekeeping may have looked for judgements before there was this one
        provide(draft, picture);
        return judgement;
    }

    private void provide(JudgementDraft draft, Optional<byte[]> picture) {
        PictureStore pictures = new PictureStore(bucket, draft.project());
        if (picture.isPresent()) {
            pictures.put(picture.get(), Map.of("source", "judgement"));
        } else if (!pictures.has(draft.picture())) {
            pictures.refuseErased(draft.picture());
            throw PictureNotStoredException.of(draft.project(), draft.picture());
        }
    }

    /** Tells the ledger what it could not be told; throws when it is still away. */
    public void catchUp() {
        for (Judgement next = untold.peek(); next != null; next = untold.peek()) {
            index.get().insert(List.of(next));
            untold.remove(next);
        }
    }
}
