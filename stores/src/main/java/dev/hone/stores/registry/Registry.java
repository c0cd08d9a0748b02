package dev.hone.stores.registry;

import dev.hone.stores.connections.RegistrySettings;
import dev.hone.stores.transfers.Patience;
import dev.hone.stores.transfers.Retries;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * MLflow as Hone uses it. What fails for a passing reason is done again; what still fails is a {@link RegistryException}.
 * Every call may be repeated, and leaves what one would have left. Thread-safe.
 */
public final class Registry implements AutoCloseable {
    private final MlflowHttp http;
    private final Retries retries;
    private final Runs runs;
    private final Models models;
    private final Artifacts artifacts;

    private Registry(MlflowHttp http, Patience patience) {
        this.http = http;
        this.retries = new Retries(patience);
        this.runs = new Runs(http);
        this.models = new Models(http);
        this.artifacts = new Artifacts(http, retries);
    }

    /** Opens the registry for somebody who waits; nothing is sent until it is used. */
    public static Registry open(RegistrySettings settings) {
        return open(settings, Patience.BRIEF);
    }

    /** Opens the registry; nothing is sent until it is used. */
    public static Registry open(RegistrySettings settings, Patience patience) {
        return new Registry(new MlflowHttp(settings), patience);
    }

    /** The version of MLflow. */
    public String release() {
        return call(() -> http.text("/version")).strip();
    }

    /** The run of an execution in the project's experiment; it is made when there is none yet. */
    public Run run(String project, String execution, Map<String, String> tags) {
        return call(() -> new RunAgreement(runs, runs.experiment(project), execution, tags).reach());
    }

    /** The run of an execution, if it has made one. */
    public Optional<Run> runOf(String project, String execution) {
        return call(() -> runs.findExperiment(project)
                .flatMap(experiment ->
                        runs.candidates(experiment, execution).stream().findFirst())
                .map(Runs.Candidate::run));
    }

    /** The run of this id. */
    public Run run(String id) {
        return call(() -> RunJson.run(runs.get(id)));
    }

    /** What MLflow knows of a run. */
    public RunDetails details(Run run) {
        return call(() -> RunJson.details(runs.get(run.id())));
    }

    /** Writes down the settings of a run; saying the same again is allowed. */
    public void params(Run run, Map<String, String> params) {
        doing(() -> runs.params(run, params));
    }

    /** Writes tags on a run, in place of those of the same keys. */
    public void tags(Run run, Map<String, String> tags) {
        doing(() -> runs.tags(run, tags));
    }

    /** Takes a tag off a run; it is no error when there is none. */
    public void untag(Run run, String key) {
        doing(() -> runs.untag(run, key));
    }

    /** Writes down figures of a run. */
    public void metrics(Run run, List<Metric> metrics) {
        doing(() -> runs.metrics(run, metrics));
    }

    /** All figures of a kind that a run has, each once, as MLflow orders them. */
    public List<Metric> history(Run run, String key) {
        return call(() -> runs.history(run, key));
    }

    /** Writes down from which data set a run learns. */
    public void input(Run run, DataSetInput input) {
        doing(() -> runs.input(run, input));
    }

    /** Says how a run stands. */
    public void status(Run run, RunStatus status) {
        doing(() -> runs.status(run, status));
    }

    /** Sends a folder's files to a run, under a path of its artifacts. */
    public void upload(Run run, Path folder, String path) {
        upload(run, Artifacts.files(folder), path);
    }

    /** Sends files to a run, under a path of its artifacts. */
    public void upload(Run run, List<Path> files, String path) {
        upload(
                run,
                files.stream()
                        .collect(Collectors.toMap(file -> file.getFileName().toString(), Function.identity())),
                path);
    }

    /** Fetches what lies under a path of a run's artifacts into a folder, which must not hold it already. */
    public void download(Run run, String path, Path folder) {
        Map<String, String> digests = ArtifactDigests.of(path, details(run).tags());
        artifacts.download(run.artifacts() + "/" + path, folder, digests);
    }

    /**
     * Removes a file that lies under a path of a run's artifacts; it is no error when there is none.
     *
     * @return whether Hone had uploaded it
     */
    public boolean remove(Run run, String path, String name) {
        Map<String, String> changed =
                ArtifactDigests.without(path, name, details(run).tags());
        if (!changed.isEmpty()) {
            tags(run, changed);
        }
        artifacts.remove("%s/%s/%s".formatted(run.artifacts(), path, name));
        return !changed.isEmpty();
    }

    /** Removes a picture from the pages of all versions of a project's model; how many small pictures there were. */
    public int eraseFromPages(String project, String picture) {
        int removed = 0;
        for (String id : versions(project).stream()
                .map(ModelVersion::run)
                .filter(run -> !run.isEmpty())
                .distinct()
                .toList()) {
            Run run = run(id);
            for (Page page : Page.values()) {
                removed += remove(run, page.path(), Page.thumbnail(picture)) ? 1 : 0;
            }
        }
        return removed;
    }

    /** The version of the project's model that a run made; it is registered when it is not yet. */
    public ModelVersion version(String project, Run run, String path) {
        return call(() -> models.ofRun(project, run, run.artifacts() + "/" + path));
    }

    /** The version of this number. */
    public ModelVersion version(String project, int number) {
        return call(() -> models.get(project, number));
    }

    /** All versions of a project's model, in the order of their numbers; none when it has no model yet. */
    public List<ModelVersion> versions(String project) {
        return call(() -> models.all(project));
    }

    /** All versions of a run, of whatever model. */
    public List<ModelVersion> versions(Run run) {
        return call(() -> models.ofRun(run));
    }

    /** How many bytes the artifacts of a run have. */
    public long size(Run run) {
        return artifacts.size(run.artifacts());
    }

    /**
     * Removes all artifacts of the run that made a version. A tag says so before the first of them goes, so that nobody takes
     * what is left for a bundle.
     */
    public void removeArtifacts(ModelVersion version) {
        if (details(version).artifactsRemoved().isEmpty()) {
            tag(
                    version,
                    VersionDetails.ARTIFACTS_REMOVED,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        Run maker = run(version.run());
        tags(maker, ArtifactDigests.none(details(maker).tags()));
        artifacts.remove(maker.artifacts());
    }

    /**
     * Makes sure that a version can still answer.
     *
     * @throws RegistryException {@link RegistryException.Kind#REMOVED} when its artifacts were removed
     */
    public void requireArtifacts(ModelVersion version) {
        details(version).artifactsRemoved().ifPresent(at -> {
            throw RegistryException.removed(version, at);
        });
    }

    /** Fetches a version's bundle into a folder, which must not hold it already. */
    public void download(ModelVersion version, Path folder) {
        requireArtifacts(version);
        Optional<Run> maker = version.run().isEmpty() ? Optional.empty() : Optional.of(run(version.run()));
        Optional<String> path = maker.map(run -> run.artifacts() + "/")
                .filter(version.source()::startsWith)
                .map(root -> version.source().substring(root.length()));
        if (path.isPresent()) {
            download(maker.get(), path.get(), folder);
        } else {
            // of a version that somebody else made, Hone has no digests
            artifacts.download(version.source(), folder, Map.of());
        }
    }

    /** Moves a version to a stage. */
    public void stage(ModelVersion version, Stage stage) {
        doing(() -> models.stage(version, stage));
    }

    /** Points an alias at a version. */
    public void alias(String alias, ModelVersion version) {
        doing(() -> models.alias(alias, version));
    }

    /** Takes an alias away; it is no error when there is none. */
    public void unalias(String project, String alias) {
        doing(() -> models.unalias(project, alias));
    }

    /** The version that an alias points at. */
    public Optional<ModelVersion> aliased(String project, String alias) {
        return call(() -> models.aliased(project, alias));
    }

    /** Writes a tag on a version. */
    public void tag(ModelVersion version, String key, String value) {
        doing(() -> models.tag(version, key, value));
    }

    /** What MLflow knows of a version. */
    public VersionDetails details(ModelVersion version) {
        return call(() -> models.details(version));
    }

    @Override
    public void close() {
        http.close();
    }

    static boolean isPassing(RuntimeException e) {
        return e instanceof RegistryException failure && failure.isPassing();
    }

    private void upload(Run run, Map<String, Path> files, String path) {
        Map<String, String> digests =
                new TreeMap<>(ArtifactDigests.of(path, details(run).tags()));
        digests.putAll(artifacts.upload(files, run.artifacts() + "/" + path));
        tags(run, ArtifactDigests.tags(path, digests));
    }

    private <T> T call(Supplier<T> call) {
        return retries.call(call, Registry::isPassing);
    }

    private void doing(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }
}
