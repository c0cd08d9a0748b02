package dev.hone.serving.stores;

import dev.hone.serving.explain.KeptPictures;
import dev.hone.serving.feedback.Judgements;
import dev.hone.serving.journal.Line;
import dev.hone.serving.journal.PredictionStore;
import dev.hone.serving.journal.StoreAwayException;
import dev.hone.serving.predict.NamedPictures;
import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.datasets.JudgementDesk;
import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.datasets.PictureErasedException;
import dev.hone.stores.datasets.PictureNotStoredException;
import dev.hone.stores.datasets.PictureStore;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.LedgerException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Predictions in the ledger, their pictures and what people say of them in the bucket. */
final class StoredPredictions implements PredictionStore, Judgements, KeptPictures, NamedPictures {
    private static final Logger LOG = LoggerFactory.getLogger(StoredPredictions.class);

    /** No part of a key is a way up, and none of its characters is one that is none. */
    private static final Pattern PLAIN = Pattern.compile("(?!.*(^|/)[.]{1,2}(/|$))[^\\p{Cntrl}]{1,300}");

    private final LedgerDoor ledger;
    private final Bucket bucket;
    private final JudgementDesk desk;
    private final long mostBytes;

    StoredPredictions(LedgerDoor ledger, Bucket bucket, long mostBytes) {
        this.ledger = ledger;
        this.bucket = bucket;
        this.desk = new JudgementDesk(bucket, () -> ledger.open().judgements());
        this.mostBytes = mostBytes;
    }

    @Override
    public boolean keep(String project, byte[] picture) {
        try {
            new PictureStore(bucket, project).put(picture, Map.of("source", "prediction"));
            return true;
        } catch (PictureErasedException e) {
            LOG.info("nothing is kept of an answer: {}", e.getMessage());
            return false;
        } catch (BucketException e) {
            throw StoreAwayException.because(e);
        }
    }

    @Override
    public void write(List<Line> lines) {
        try {
            Ledger open = ledger.open();
            open.predictions().insert(lines.stream().map(Line::prediction).toList());
            open.embeddings()
                    .insert(lines.stream()
                            .flatMap(line -> line.embedding().stream())
                            .toList());
        } catch (LedgerException | ProblemException e) {
            throw StoreAwayException.because(e);
        }
    }

    @Override
    public Judgement judge(JudgementDraft draft, Optional<byte[]> picture) {
        try {
            return desk.judge(draft, picture);
        } catch (PictureErasedException e) {
            throw ProblemException.pictureErased(e);
        } catch (BucketException e) {
            throw ProblemException.unavailable("bucket", e);
        }
    }

    @Override
    public void catchUp() {
        try {
            desk.catchUp();
        } catch (LedgerException | ProblemException e) {
            LOG.debug("still away", e);
        }
    }

    @Override
    public void refuseErased(String project, String digest) {
        try {
            new PictureStore(bucket, project).refuseErased(digest);
        } catch (PictureErasedException e) {
            throw ProblemException.pictureErased(e);
        } catch (BucketException e) {
            throw ProblemException.unavailable("bucket", e);
        }
    }

    @Override
    public Optional<byte[]> find(String project, String digest) {
        try {
            return Optional.of(new PictureStore(bucket, project).get(digest));
        } catch (PictureNotStoredException e) {
            return Optional.empty();
        } catch (BucketException e) {
            throw ProblemException.unavailable("bucket", e);
        }
    }

    @Override
    public Named at(String address) {
        String key = bucket.key(address)
                .filter(PLAIN.asMatchPredicate())
                .orElseThrow(
                        () -> ProblemException.badRequest("'%s' is no address in Hone's own bucket; they begin with %s."
                                .formatted(address, bucket.location(""))));
        StoredObject object =
                reading(address, () -> bucket.stat(key)).orElseThrow(() -> ProblemException.noSuchPicture(address));
        if (object.size() > mostBytes) {
            throw ProblemException.tooLarge("The picture", mostBytes);
        }
        return new Named() {
            @Override
            public long size() {
                return object.size();
            }

            @Override
            public byte[] bytes() {
                return reading(address, () -> bucket.get(key));
            }
        };
    }

    private static <T> T reading(String address, Supplier<T> read) {
        try {
            return read.get();
        } catch (BucketException e) {
            throw e.isMissing() ? ProblemException.noSuchPicture(address) : ProblemException.unavailable("bucket", e);
        }
    }
}
