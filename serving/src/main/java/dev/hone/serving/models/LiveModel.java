package dev.hone.serving.models;

import dev.hone.model.Classifier;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A loaded model that closes when it was retired and its last user left. Thread-safe, and nobody ever waits: entering
 * a model that was retired in the same moment fails, and the caller takes its successor.
 */
final class LiveModel {
    private final ProductionVersion version;
    private final Classifier classifier;
    private final Instant since = Instant.now();

    /** The users inside, and one more until the model is retired; 0 is for ever. */
    private final AtomicInteger users = new AtomicInteger(1);

    LiveModel(ProductionVersion version, Classifier classifier) {
        this.version = version;
        this.classifier = classifier;
    }

    ProductionVersion version() {
        return version;
    }

    Classifier classifier() {
        return classifier;
    }

    Instant since() {
        return since;
    }

    boolean enter() {
        int before = users.getAndUpdate(count -> count == 0 ? 0 : count + 1);
        return before > 0;
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            classifier.close();
        }
    }

    /** Lets nobody new in, once the model is out of reach. To be called once. */
    void retire() {
        leave();
    }
}
