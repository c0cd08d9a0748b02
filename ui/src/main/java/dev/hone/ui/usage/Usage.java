package dev.hone.ui.usage;

import dev.hone.stores.datasets.StorageUse;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import dev.hone.ui.stores.Stores;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts what is stored, once at a time, and remembers what it found. Thread-safe. */
@Component
public class Usage {
    /** What models are called among the kinds. */
    public static final String MODELS = "models";

    private static final Logger LOG = LoggerFactory.getLogger(Usage.class);
    private static final Duration FRESH = Duration.ofHours(6);

    private final Stores stores;
    private final ExecutorService behind =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("usage").factory());
    private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.NEVER);

    Usage(Stores stores) {
        this.stores = stores;
    }

    /**
     * What was found.
     *
     * @param at when the counting was over
     * @param took how long it took
     * @param missing what could not be counted and why, in sentences
     */
    public record Counted(Instant at, Duration took, List<Use> uses, List<String> missing) {}

    /**
     * How counting stands.
     *
     * @param counted what was found last, or null before that
     * @param tried when it was last begun, or null
     * @param running whether it goes on
     * @param problem why it came to nothing the last time, or null
     */
    public record Standing(Counted counted, Instant tried, boolean running, String problem) {
        private static final Standing NEVER = new Standing(null, null, false, null);

        private Standing begun(Instant now) {
            return new Standing(counted, now, true, problem);
        }

        private boolean fresh(Instant now) {
            return tried != null && tried.plus(FRESH).isAfter(now);
        }
    }

    /** What is known, which is counted again behind this when it is some hours old. */
    public Standing look() {
        return standing.get().fresh(Instant.now()) ? standing.get() : countAgain();
    }

    /** Has it counted again, unless that is under way. */
    public Standing countAgain() {
        Standing before = standing.get();
        Standing begun = before.begun(Instant.now());
        if (!before.running() && standing.compareAndSet(before, begun)) {
            behind.execute(() -> standing.set(count(begun)));
        }
        return standing.get();
    }

    private Standing count(Standing begun) {
        try {
            List<Use> uses = new ArrayList<>();
            List<String> missing = new ArrayList<>();
            Ledger ledger = stores.ledger();
            for (Project project : ledger.projects().all()) {
                countBucket(project.name(), uses);
                countModels(project.name(), uses, missing);
            }
            Instant now = Instant.now();
            return new Standing(
                    new Counted(now, Duration.between(begun.tried(), now), uses, missing), begun.tried(), false, null);
        } catch (RuntimeException e) {
            LOG.warn("what is stored could not be counted: {}", e.toString());
            return new Standing(begun.counted(), begun.tried(), false, String.valueOf(e.getMessage()));
        }
    }

    private void countBucket(String project, List<Use> uses) {
        new StorageUse(stores.bucket())
                .count(project)
                .forEach(use -> uses.add(
                        new Use(project, use.kind().name().toLowerCase(Locale.ROOT), use.objects(), use.bytes())));
    }

    /** MLflow may be away, or not give its files out: all else is counted all the same. */
    private void countModels(String project, List<Use> uses, List<String> missing) {
        Registry registry = stores.registry();
        try {
            List<String> runs = registry.versions(project).stream()
                    .map(ModelVersion::run)
                    .filter(run -> !run.isEmpty())
                    .distinct()
                    .toList();
            long bytes = runs.stream()
                    .mapToLong(run -> registry.size(registry.run(run)))
                    .sum();
            uses.add(new Use(project, MODELS, runs.size(), bytes));
        } catch (RegistryException e) {
            missing.add("The models of %s: %s".formatted(project, e.getMessage()));
        }
    }

    @PreDestroy
    void end() {
        behind.shutdownNow();
    }
}
