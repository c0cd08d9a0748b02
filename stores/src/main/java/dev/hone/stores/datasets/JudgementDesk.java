package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgements;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** Words of one person that are as close as this count in the order in which they come: the way takes them unevenly long. */
    private static final Duration CLOSE = Duration.ofMinutes(1);

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
        return whileKept(draft.project(), draft.picture(), picture, () -> judging.judge(draft, Instant.now()));
    }

    /**
     * Takes a judgement that was on its way, maybe for long. The ledger has to be there.
     *
     * @param said when that was; what was said since by anybody is not overruled
     * @return the judgement that counts, which is somebody else's when they said the same since
     * @throws SaidSinceException when something else was said since
     * @throws PictureNotStoredException when the bucket does not hold the picture
     * @throws PictureErasedException when it was erased
     */
    public Judgement judge(JudgementDraft draft, Instant said) {
        Optional<Judgement> newer =
                standing(draft.project(), draft.picture()).newest().filter(newest -> isNewer(newest, draft.by(), said));
        if (newer.isPresent()) {
            return newer.filter(newest -> newest.label().equals(draft.label()))
                    .orElseThrow(() -> SaidSinceException.of(newer.get()));
        }
        return whileKept(draft.project(), draft.picture(), Optional.empty(), () -> judging.judge(draft, said));
    }

    /**
     * Takes back what somebody said, as {@link Judgement} tells: what counted before counts again, whoever said it. What they
     * took back already, or said again since, stays as it is. The ledger has to be there.
     *
     * @throws SaidSinceException when somebody else said something after it
     * @throws PictureNotStoredException when the bucket does not hold the picture
     * @throws PictureErasedException when it was erased
     */
    public void takeBack(Retraction asked) {
        Standing standing = standing(asked.project(), asked.picture());
        Optional<Judgement> word = standing.find(asked.by(), asked.label(), asked.since());
        if (word.isEmpty()) {
            return;
        }
        Judgement newest = standing.newest().orElseThrow();
        if (!newest.by().equals(asked.by())) {
            throw SaidSinceException.of(newest);
        }
        if (newest.equals(word.get()) && !isNewer(newest, asked.by(), asked.at())) {
            whileKept(asked.project(), asked.picture(), Optional.empty(), () -> {
                standing.beforeNewest()
                        .ifPresentOrElse(judging::keepAgain, () -> judging.keep(withdrawal(newest, asked)));
                return newest;
            });
        }
    }

    private Standing standing(String project, String picture) {
        return Standing.of(index.get().of(project, picture));
    }

    private static boolean isNewer(Judgement word, String by, Instant said) {
        return word.at().isAfter(word.by().equals(by) ? said.plus(CLOSE) : said);
    }

    private static Judgement withdrawal(Judgement word, Retraction asked) {
        return new JudgementDraft(
                        asked.project(),
                        asked.picture(),
                        Kind.WITHDRAW,
                        word.label(),
                        asked.by(),
                        asked.via(),
                        word.predictionId(),
                        null,
                        false)
                .at(Judging.freshId(), asked.at().truncatedTo(ChronoUnit.MILLIS));
    }

    private Judgement whileKept(String project, String digest, Optional<byte[]> picture, Supplier<Judgement> work) {
        provide(project, digest, picture);
        Judgement judgement = work.get();
        // housekeeping may have looked for judgements before there was this one
        provide(project, digest, picture);
        return judgement;
    }

    private void provide(String project, String digest, Optional<byte[]> picture) {
        PictureStore pictures = new PictureStore(bucket, project);
        if (picture.isPresent()) {
            pictures.put(picture.get(), Map.of("source", "judgement"));
        } else if (!pictures.has(digest)) {
            pictures.refuseErased(digest);
            throw PictureNotStoredException.of(project, digest);
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
