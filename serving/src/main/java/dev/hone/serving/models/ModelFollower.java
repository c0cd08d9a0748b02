package dev.hone.serving.models;

import dev.hone.model.Bundle;
import dev.hone.model.BundleRefusedException;
import dev.hone.model.Classifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what is in production. Each {@link #poll} asks the house, starts to load what changed and reports what
 * answers. A version that cannot be loaded is refused and the old one goes on; with the house away nothing changes.
 */
public final class ModelFollower {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFollower.class);

    private final Models models;
    private final ModelSource source;
    private final BundleCache cache;
    private final RememberedProjects remembered;
    private final Executor loaders;
    private boolean restored;
    private volatile boolean knows;
    private volatile boolean wasReady;
    private volatile String houseProblem;

    /**
     * A follower that was not asked to poll yet.
     *
     * @param cache where bundles are kept, and what is known of projects
     * @param loaders runs the loading of each model, beside the polling
     */
    public ModelFollower(Models models, ModelSource source, Path cache, Executor loaders) {
        this.models = models;
        this.source = source;
        this.cache = new BundleCache(cache.resolve("bundles"));
        this.remembered = new RememberedProjects(cache.resolve("projects.json"));
        this.loaders = loaders;
    }

    /** Looks once. To be called by one thread at a time; never throws for a store that is away. */
    public void poll() {
        try {
            List<KnownProject> projects = source.projects();
            models.know(projects);
            remembered.write(projects);
            knows = true;
            follow();
            source.report(serves());
            houseProblem = null;
        } catch (RuntimeException e) {
            trouble(e);
        }
    }

    /**
     * Whether there was nothing to wait for at least once: every project with a production version answered, or was tried in
     * vain. What comes to a single project later takes no replica out.
     */
    public boolean ready() {
        wasReady |= settled();
        return wasReady;
    }

    private boolean settled() {
        return knows
                && models.states().stream()
                        .filter(state -> state.project().production().isPresent())
                        .allMatch(state -> models.slot(state.project().name()).settled());
    }

    /** What is wrong with the house, if anything is. */
    public Optional<String> problem() {
        return Optional.ofNullable(houseProblem);
    }

    private void follow() {
        for (Models.State state : models.states()) {
            KnownProject project = state.project();
            project.production()
                    .ifPresentOrElse(
                            version -> follow(project.name(), version),
                            () -> models.slot(project.name()).clear());
        }
    }

    private void follow(String project, ProductionVersion version) {
        Slot slot = models.slot(project);
        if (slot.startLoading(version, Instant.now())) {
            loaders.execute(() -> {
                try {
                    load(project, version, slot);
                } finally {
                    slot.stopLoading();
                }
            });
        }
    }

    private void load(String project, ProductionVersion version, Slot slot) {
        Instant start = Instant.now();
        try {
            Bundle bundle = cache.open(project, version, source);
            LiveModel model = new LiveModel(version, Classifier.load(bundle));
            slot.replace(model, Duration.between(start, Instant.now()));
            cache.keepOnly(project, version);
            LOG.info(
                    "{} {} answers, loaded in {} ms",
                    project,
                    version,
                    slot.lastSwap().toMillis());
        } catch (BundleRefusedException e) {
            cache.discard(project, version);
            String problem = "refused: " + e.getMessage();
            logOnce(project, version, slot, problem);
            slot.refused(version, problem, Instant.now());
        } catch (RuntimeException | LinkageError e) {
            String problem = "not loaded: " + e.getMessage();
            logOnce(project, version, slot, problem);
            slot.failed(version, problem, Instant.now());
        }
    }

    private static void logOnce(String project, ProductionVersion version, Slot slot, String problem) {
        if (!slot.refusal().equals(Optional.of(new Refusal(version.number(), problem)))) {
            LOG.error("{} {} {}", project, version, problem);
        }
    }

    private List<Serves> serves() {
        return models.states().stream()
                .filter(state -> state.version().isPresent() || state.refused().isPresent())
                .map(state -> new Serves(state.project().name(), state.version(), state.refused()))
                .toList();
    }

    private void trouble(RuntimeException e) {
        if (houseProblem == null) {
            LOG.warn("the ledger does not answer; serving goes on with what it has: {}", e.toString());
        }
        houseProblem = "the ledger does not answer";
        if (!knows && !restored) {
            restored = true;
            restore();
        }
        follow();
    }

    /** Answers with what answered before the restart, until the ledger is back. */
    private void restore() {
        List<KnownProject> known = remembered.read();
        if (known.isEmpty()) {
            return;
        }
        models.know(known);
        Map<String, ProductionVersion> last = cache.last();
        for (KnownProject project : known) {
            Optional.ofNullable(last.get(project.name()))
                    .ifPresent(version -> load(project.name(), version, models.slot(project.name())));
        }
        knows = true;
    }
}
