package dev.hone.ui.metrics;

import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.ledger.Training;
import dev.hone.ui.stores.Stores;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the ledger, not more often than some seconds apart, and not for longer than Prometheus waits. Thread-safe. */
@Component
class FactSource {
    private static final Logger LOG = LoggerFactory.getLogger(FactSource.class);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration ANSWERS_LATELY = Duration.ofDays(1);
    private static final Duration SAMPLED_LATELY = Duration.ofDays(90);

    /** Among so many there is one that has ended. */
    private static final int TRAININGS = 10;

    private final Stores stores;
    private final Map<String, DataSet> dataSets = new ConcurrentHashMap<>();
    private CompletableFuture<Facts> asked = CompletableFuture.completedFuture(Facts.UNKNOWN);
    private Instant askedAt = Instant.MIN;

    /** What a data set holds, which is counted once. */
    private record DataSet(String digest, Map<String, Integer> classes) {}

    FactSource(Stores stores) {
        this.stores = stores;
    }

    Facts facts() {
        try {
            return latest().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Facts.UNKNOWN;
        } catch (ExecutionException e) {
            LOG.error("the ledger's figures cannot be had", e.getCause());
            return Facts.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Facts.UNKNOWN;
        }
    }

    /** The question that is under way or was answered just now, or a new one. */
    private synchronized CompletableFuture<Facts> latest() {
        if (asked.isDone() && askedAt.isBefore(Instant.now().minus(FRESH))) {
            askedAt = Instant.now();
            asked = CompletableFuture.supplyAsync(this::ask, Thread::startVirtualThread);
        }
        return asked;
    }

    private Facts ask() {
        try {
            Ledger ledger = stores.ledger();
            Instant now = Instant.now();
            return new Facts(
                    true,
                    ledger.projects().all().stream()
                            .map(project -> of(ledger, project.name(), now))
                            .toList(),
                    ledger.judgements().kinds(),
                    ledger.databaseFacts().sizes());
        } catch (LedgerException e) {
            LOG.warn("{}", e.getMessage());
            return Facts.UNKNOWN;
        }
    }

    private Facts.OfProject of(Ledger ledger, String project, Instant now) {
        Optional<Training> last = ledger.trainings().newest(project, TRAININGS).stream()
                .filter(training -> training.endedAt() != null)
                .findFirst();
        return new Facts.OfProject(
                project,
                last,
                ledger.assignments().production(project),
                ledger.manifests()
                        .newest(project)
                        .map(digest -> dataSet(project, digest))
                        .orElse(Map.of()),
                ledger.predictions().classes(project, now.minus(ANSWERS_LATELY)),
                ledger.judgements().sampled(project, now.minus(SAMPLED_LATELY)));
    }

    private Map<String, Integer> dataSet(String project, String digest) {
        DataSet known = dataSets.get(project);
        if (known != null && known.digest().equals(digest)) {
            return known.classes();
        }
        try {
            Map<String, Integer> classes = stores.datasets().classes(project, digest);
            dataSets.put(project, new DataSet(digest, classes));
            return classes;
        } catch (BucketException | UncheckedIOException e) {
            LOG.warn("the data set {} of {} cannot be read: {}", digest, project, e.getMessage());
            return Map.of();
        }
    }
}
