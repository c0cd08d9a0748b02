package dev.hone.tasks.preprocess;

import dev.hone.pictures.RefusedPictureException;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.PictureNotStoredException;
import dev.hone.tasks.preprocess.PicturesAhead.Coming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.listener.SkipListener;
import org.springframework.batch.core.step.skip.SkipPolicy;

/**
 * What becomes of pictures that cannot be made tensors: those that are refused go to quarantine, until there are too many;
 * those that are gone, since somebody erased them meanwhile, are passed over.
 */
final class Refusals implements SkipPolicy, SkipListener<Coming, TensorShard.Entry> {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Datasets datasets;
    private final String project;
    private final int limit;
    private long refused;
    private long gone;

    /** @param refused how many were before */
    Refusals(Datasets datasets, String project, int limit, long refused) {
        this.datasets = datasets;
        this.project = project;
        this.limit = limit;
        this.refused = refused;
    }

    /** How many pictures were not there any more. */
    long gone() {
        return gone;
    }

    @Override
    public boolean shouldSkip(Throwable failure, long skipped) {
        if (failure instanceof RefusedPictureException && refused >= limit) {
            throw PreprocessingFailedException.tooManyRefused(project, limit, failure);
        }
        return failure instanceof RefusedPictureException || failure instanceof PictureNotStoredException;
    }

    @Override
    public void onSkipInProcess(Coming picture, Throwable failure) {
        if (failure instanceof RefusedPictureException because) {
            refused++;
            LOG.warn("the picture {} is refused: {}", picture.digest(), because.getMessage());
            datasets.refuse(project, picture.digest(), because);
        } else {
            gone++;
        }
    }
}
