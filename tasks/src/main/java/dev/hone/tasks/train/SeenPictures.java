package dev.hone.tasks.train;

import dev.hone.model.TrainingSettings;
import dev.hone.model.settings.Strategy;
import dev.hone.pictures.FeatureLayout;
import dev.hone.stores.datasets.EmbeddingStore;
import dev.hone.stores.datasets.Manifest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/**
 * What a network that does not learn has seen in pictures: the training process is given what is known, and what it sees
 * besides is kept for the next one. What fails here is told in the log, and fails no training.
 */
public final class SeenPictures {
    private static final String FOLDER = "features";

    private final EmbeddingStore store;
    private final boolean learnsOnlyTheHead;
    private final Path folder;
    private final Logger log;
    private Map<FeatureLayout, Set<String>> known = Map.of();

    /**
     * Does nothing where more than the head learns: what is seen before the last stages is not one embedding a picture, and
     * takes more space than looking again takes time.
     *
     * @param work the working directory of the training process
     */
    public SeenPictures(EmbeddingStore store, TrainingSettings settings, Path work, Logger log) {
        this.store = store;
        this.learnsOnlyTheHead = settings.strategy() == Strategy.HEAD;
        this.folder = work.resolve(FOLDER);
        this.log = log;
    }

    /** Puts what is known of a data set's pictures where the training process looks for it. */
    public void bring(Manifest manifest) {
        if (!learnsOnlyTheHead) {
            return;
        }
        try {
            known = store.fetch(manifest.used().map(Manifest.Entry::digest).collect(Collectors.toSet()), folder);
        } catch (RuntimeException e) {
            log.warn("what was seen in pictures before cannot be fetched, all are looked at anew: {}", e.getMessage());
        }
    }

    /** Keeps what the training process has seen besides. */
    public void keep() {
        if (!learnsOnlyTheHead) {
            return;
        }
        try {
            log.info("{} embeddings are new and kept", store.keep(folder, known));
        } catch (RuntimeException e) {
            log.warn("what was seen in pictures is not kept, the next training looks anew: {}", e.getMessage());
        }
    }
}
