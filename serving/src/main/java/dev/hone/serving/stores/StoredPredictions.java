package dev.hone.serving.stores;

import dev.hone.serving.feedback.Judgements;
import dev.hone.serving.journal.Line;
import dev.hone.serving.journal.PredictionStore;
import dev.hone.serving.journal.StoreAwayException;
import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.datasets.PictureErasedException;
import dev.hone.stores.datasets.PictureNotStoredException;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.LedgerException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Predictions in the ledger, their pictures and what people say of them in the bucket. */
final class StoredPredictions implements PredictionStore, Judgements {
    private static final Logger LOG = LoggerFactory.getLogger(StoredPredictions.class);

    private final LedgerDoor ledger;
    private final Bucket bucket;

    StoredPredictions(LedgerDoor ledger, Bucket bucket) {
        this.ledger = ledger;
        this.bucket = bucket;
    }

    @Override
    public boolean keep(String project, byte[] picture) {
        try {
            datasets().pictures(project).put(picture, Map.of("source", "prediction"));
            return true;
        } catch (PictureErasedException e) {
            LOG.info("nothing is kept of an answer: {}", e.getMessage());
            return false;
        } catch (BucketException | ProblemException e) {
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
    public Judgement judge(JudgementDraft draft) {
        try {
            return datasets().judge(draft);
        } catch (PictureNotStoredException e) {
            throw ProblemException.picturePending();
        } catch (BucketException e) {
            throw ProblemException.unavailable("bucket", e);
        }
    }

    private Datasets datasets() {
        return new Datasets(bucket, ledger.open());
    }
}
