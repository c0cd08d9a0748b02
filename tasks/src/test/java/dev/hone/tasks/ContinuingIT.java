package dev.hone.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.model.ClassName;
import dev.hone.model.StartingWeights;
import dev.hone.model.TrainingOrder;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.TensorShard;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.datasets.Erase;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.datasets.Split;
import dev.hone.stores.datasets.TensorStore;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Lineage;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectFiles;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.real.StallingProxy;
import dev.hone.stores.registry.Metric;
import dev.hone.stores.registry.Run;
import dev.hone.stores.registry.RunStatus;
import dev.hone.tasks.train.TensorsLostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The task {@code Train} on real stores, with a program that learns nothing in the classifier's place. */
@Tag("mlflow")
class ContinuingIT extends OpenedTasks {
    private static final List<String> CLASSES = PaintedCells.CLASSES;

    /** A variable of the environment of these tests, which is the worker's. */
    private static final String SECRET = "HONE_S3_SECRET_KEY";

    @Test
    void aTrainingThatIsDoneAgainGoesOnWhereItWas() throws Exception {
        String manifest = pull("cells").digest();
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Train.Output> first =
                    pool.submit(() -> task("cells", manifest, "production").run(context("e1", 1)));
            Eventually.holds(
                    "its checkpoint is kept",
                    () -> keys("cells/checkpoints/").stream().anyMatch(key -> key.endsWith("/state.json")));
            assertThat(housekeep(false)).as("checkpoints of what is under way").isZero();
            killTheProgram();
            assertThatThrownBy(first::get).hasMessageContaining("training ended with exit code 137");
        }
        Run run = registry.runOf("cells", "e1").orElseThrow();
        assertThat(registry.details(run).status()).isEqualTo(RunStatus.FAILED);
        assertThat(keys("cells/checkpoints/"))
                .containsExactly(
                        "cells/checkpoints/%s/epoch-1.safetensors".formatted(run.id()),
                        "cells/checkpoints/%s/state.json".formatted(run.id()));

        assertThat(housekeep(true)).as("checkpoints that nobody may want").isEqualTo(1);

        Train.Output output = task("cells", manifest, "production").run(context("e1", 0));

        assertThat(output.run()).isEqualTo(run.id());
        registry.download(run, "training", folder.resolve("downloaded"));
        assertThat(folder.resolve("downloaded/report.json"))
                .content()
                .isEqualTo(StandInTraining.report(TrainingOrder.read(work())));
        assertThat(output.version()).isEqualTo(1);
        assertThat(registry.history(run, "loss")).extracting(Metric::step).containsExactly(1L, 2L, 3L, 4L);
        assertThat(registry.details(run).status()).isEqualTo(RunStatus.RUNNING);
        assertThat(keys("cells/checkpoints/")).isEmpty();
    }

    @Test
    void isOverSoonWhenItIsStoppedWhileACheckpointIsUnderWay() throws Exception {
        String manifest = pull("ferns").digest();
        try (StallingProxy slow = StallingProxy.before(stores.bucketSettings(), 1 << 20);
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            configuration.put("HONE_S3_ENDPOINT", slow.settings().endpoint().toString());
            Future<Train.Output> training =
                    pool.submit(() -> task("ferns", manifest, "production").run(context("e1", 1, 16 << 20)));
            Eventually.holds("its checkpoint is under way", slow::isStalled);

            training.cancel(true);
            pool.shutdown();

            assertThat(pool.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(registry.details(run("ferns", "e1")).status()).isEqualTo(RunStatus.KILLED);
        assertThat(keys("ferns/checkpoints/")).isEmpty();
    }

    @Test
    void takesDamagedTensorsAwaySoThatTheNextTrainingHasThemAnew() throws Exception {
        Manifest data = pull("mosses");
        PictureSpec spec =
                stores.ledger().projects().newest("mosses").project().picture().spec();
        String picture = data.used().findFirst().orElseThrow().digest();
        TensorStore tensors = stores.datasets().tensors("mosses", spec);
        String shard = tensors.put(List.of(new TensorShard.Entry(
                        picture,
                        PictureReader.read(stores.datasets().pictures("mosses").get(picture), spec))))
                .orElseThrow();
        rot(shard);

        assertThatThrownBy(() -> task("mosses", data.digest(), "production").run(context("e1", 0)))
                .isInstanceOf(TensorsLostException.class)
                .hasMessageStartingWith("1 shards of tensors are damaged and were removed, among them " + shard)
                .hasMessageContaining("train again");
        assertThat(tensors.shards()).isEmpty();
    }

    @Test
    void startsFromTheVersionInProductionUnlessItIsToldOtherwise() throws Exception {
        Manifest data = pull("leaves");
        assertThat(train("leaves", data, "e1", "production")).isNull();
        assertThat(startedFrom("leaves", "e1")).isEqualTo("nothing");
        promote("leaves", 1);
        List<String> others = List.of(CLASSES.get(2), "another", CLASSES.get(0));
        apply("leaves", others);

        StartingWeights weights = train("leaves", data, "e2", "production");

        assertThat(weights.classes()).isEqualTo(CLASSES);
        assertThat(weights.sha256())
                .isEqualTo(digest("weights of " + run("leaves", "e1").id()));
        assertThat(startedFrom("leaves", "e2")).isEqualTo("v1");
        assertThat(stores.ledger().lineages().all("leaves"))
                .extracting(Lineage::startedFrom)
                .containsExactly(null, 1);

        assertThat(train("leaves", data, "e3", "anew")).isNull();
        assertThat(startedFrom("leaves", "e3")).isEqualTo("nothing");
        promote("leaves", 2);
        assertThat(train("leaves", data, "e2", "production")).as("a second try").isEqualTo(weights);
        StartingWeights second = train("leaves", data, "e4", "production");
        assertThat(second.classes()).isEqualTo(others);
        assertThat(startedFrom("leaves", "e4")).isEqualTo("v2");
    }

    @Test
    void forgetsWhatWasErasedAlsoWhenAnEarlierVersionHadLearnedFromIt() throws Exception {
        Manifest data = pull("seeds");
        train("seeds", data, "e1", "production");
        promote("seeds", 1);
        String learned = data.entries().stream()
                .filter(entry -> entry.split() == Split.TRAIN)
                .findFirst()
                .orElseThrow()
                .digest();

        new Erase(stores.bucket(), stores.ledger()).run("seeds", learned, "ann");

        assertThat(train("seeds", data, "e2", "production")).isNull();
        assertThat(startedFrom("seeds", "e2")).isEqualTo("nothing");
    }

    @Test
    void theTrainingProcessSeesNoSecret() throws Exception {
        assertThat(System.getenv(SECRET))
                .as("a secret of the worker, as the build sets it")
                .isNotEmpty();
        List<String> secrets = Stream.concat(
                        Stream.of(System.getenv(SECRET)),
                        configuration.entrySet().stream()
                                .filter(setting -> setting.getKey().matches(".*_(KEY|PASSWORD|URL|ENDPOINT)"))
                                .map(Map.Entry::getValue))
                .toList();
        assertThat(secrets).hasSize(9);

        train("herbs", pull("herbs"), "e1", "production");

        Path environment = work().resolve(StandInTraining.ENVIRONMENT);
        assertThat(Json.tree(Files.readString(environment)).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "PATH",
                        "HOME",
                        "DJL_OFFLINE",
                        "OPT_OUT_TRACKING",
                        "OMP_WAIT_POLICY",
                        "MALLOC_ARENA_MAX",
                        "MALLOC_MMAP_THRESHOLD_",
                        "MALLOC_TRIM_THRESHOLD_");
        try (Stream<Path> files = Files.walk(work().getParent())) {
            assertThat(files.filter(Files::isRegularFile).map(ContinuingIT::text))
                    .as("what the process was given, and left")
                    .hasSizeGreaterThan(4)
                    .allSatisfy(text -> assertThat(secrets).noneMatch(text::contains));
        }
    }

    @Test
    void looksOnlyAtPicturesThatNoTrainingHasSeenAndForgetsThoseThatWereErased() throws Exception {
        byte[] weights = "learned weights".getBytes(StandardCharsets.UTF_8);
        Files.write(Files.createDirectory(folder.resolve("weights")).resolve(Sha256.hex(weights)), weights);
        configuration.put("HONE_WEIGHTS", folder.resolve("weights").toString());
        String settings = "weights: {file: learned.pth, sha256: %s}\ntraining: {strategy: head, epochs: 1}"
                .formatted(Sha256.hex(weights));
        Project project = apply("moss", CLASSES, settings);
        Manifest first = prepare(project, 30);
        train("moss", first, "e1", "production");
        assertThat(lookedAt("moss", "e1"))
                .containsExactly((double) digests(first).size());

        String erased = digests(first).iterator().next();
        new Erase(stores.bucket(), stores.ledger()).run("moss", erased, "ann");
        Manifest second = prepare(project, 31);
        train("moss", second, "e2", "production");

        assertThat(digests(second)).hasSize(digests(first).size()).doesNotContain(erased);
        assertThat(lookedAt("moss", "e2")).containsExactly(1.0);
        try (Stream<Path> features = Files.walk(work().resolve("features"))) {
            Path file = features.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertThat(StandInTraining.seen(Files.readAllBytes(file))).isEqualTo(digests(second));
        }
        Set<String> kept = new HashSet<>();
        for (String key : keys("moss/embeddings/")) {
            kept.addAll(StandInTraining.seen(stores.bucket().get(key)));
        }
        assertThat(kept).isEqualTo(digests(second));
    }

    /** Pulls so many pictures, with their tensors. */
    private Manifest prepare(Project project, int count) throws Exception {
        Manifest data = pull(project, count);
        PictureSpec spec = project.picture().spec();
        stores.datasets()
                .tensors(project.name(), spec)
                .put(digests(data).stream()
                        .map(digest -> new TensorShard.Entry(
                                digest,
                                PictureReader.read(
                                        stores.datasets()
                                                .pictures(project.name())
                                                .get(digest),
                                        spec)))
                        .toList());
        return data;
    }

    private static Set<String> digests(Manifest data) {
        return data.used().map(Manifest.Entry::digest).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Double> lookedAt(String project, String execution) {
        return registry.history(run(project, execution), "looked_at").stream()
                .map(Metric::value)
                .toList();
    }

    /** The working directory of the training process, of the last try. */
    private Path work() throws IOException {
        try (Stream<Path> inside = Files.list(lastTry())) {
            return inside.findFirst().orElseThrow().resolve("training");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Manifest pull(String project) throws IOException {
        return pull(apply(project, CLASSES), 30);
    }

    private Manifest pull(Project known, int count) {
        List<LabelledPicture> pictures = PaintedCells.paint(1, count).stream()
                .map(cell -> new LabelledPicture(cell.name(), cell.label(), cell.png()))
                .toList();
        stores.datasets().importPictures(known, pictures.iterator(), "ann", "test", done -> {});
        return stores.datasets().pull(known).manifest();
    }

    private Project apply(String project, List<String> classes) throws IOException {
        return apply(project, classes, "training: {epochs: 4}");
    }

    private Project apply(String project, List<String> classes, String settings) throws IOException {
        Path file = folder.resolve(project + ".yaml");
        Files.writeString(file, "name: %s\nclasses: %s\n%s\n".formatted(project, classes, settings));
        Project known = ProjectFiles.read(file);
        stores.ledger().projects().apply(known, "ann");
        return known;
    }

    /** Trains, and tells what the order says to start from. */
    private StartingWeights train(String project, Manifest data, String execution, String start) throws Exception {
        TaskContext context = context(execution, 0);
        task(project, data.digest(), start).run(context);
        TrainingOrder order = TrainingOrder.read(context.workingDir().path().resolve("training"));
        if (order.weights() != null) {
            assertThat(Sha256.hex(context.workingDir()
                            .path()
                            .resolve("training")
                            .resolve(order.weights().file())))
                    .isEqualTo(order.weights().sha256());
        }
        assertThat(order.classes()).extracting(ClassName::id).isEqualTo(classes(project));
        return order.weights();
    }

    private List<String> classes(String project) {
        return stores.ledger().projects().named(project).classes().stream()
                .map(c -> c.id())
                .toList();
    }

    /** How many checkpoints there are to remove, or were removed. */
    private int housekeep(boolean dryRun) throws Exception {
        return task(Housekeep.class, "dryRun: %s".formatted(dryRun))
                .run(context("a night", 0))
                .checkpoints();
    }

    private Train task(String project, String manifest, String start) throws Exception {
        return task(Train.class, "project: %s\nmanifest: %s\nstart: %s".formatted(project, manifest, start));
    }

    /** A try of an execution's task, in a folder of its own; its training hangs behind an epoch, or behind none. */
    private TaskContext context(String execution, int hangs) throws Exception {
        return context(execution, hangs, 0);
    }

    private TaskContext context(String execution, int hangs, int bytes) throws Exception {
        configuration.put("HONE_TRAINING_COMMAND", Json.text(StandInTraining.command(hangs, bytes)));
        return in(execution);
    }

    private static void killTheProgram() {
        List<ProcessHandle> programs = ProcessHandle.current()
                .children()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .toList();
        assertThat(programs).singleElement().matches(ProcessHandle::destroyForcibly);
    }

    private void promote(String project, int version) {
        promote(registry.version(project, version));
    }

    private Run run(String project, String execution) {
        return registry.runOf(project, execution).orElseThrow();
    }

    private String startedFrom(String project, String execution) {
        return registry.details(run(project, execution)).params().get("started_from");
    }

    private static String digest(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> keys(String prefix) {
        try (Stream<StoredObject> found = stores.bucket().list(prefix)) {
            return found.map(StoredObject::key).toList();
        }
    }
}
