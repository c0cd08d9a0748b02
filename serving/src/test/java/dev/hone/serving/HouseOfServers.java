package dev.hone.serving;

import dev.hone.pictures.Sha256;
import dev.hone.serving.journal.Line;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.Erase;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.promotion.Promotion;
import dev.hone.stores.real.MlflowServer;
import dev.hone.stores.real.PostgresServer;
import dev.hone.stores.real.S3Server;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;

/** A house with a real PostgreSQL, S3 server and MLflow. */
final class HouseOfServers implements House {
    private final Path cache;
    private final PostgresServer postgres;
    private final S3Server s3;
    private final MlflowServer mlflow;
    private final Connections connections;
    private final Bucket bucket;
    private final Registry registry;
    private final Ledger ledger;
    private final Datasets datasets;

    HouseOfServers(Path folder) throws Exception {
        cache = folder.resolve("cache");
        mlflow = MlflowServer.start(Files.createDirectories(folder.resolve("mlflow")));
        postgres = PostgresServer.start();
        s3 = S3Server.start(Files.createDirectories(folder.resolve("s3")));
        BucketSettings settings = s3.settings();
        connections = new Connections(settings, mlflow.settings(), postgres.empty(), SIGNING_KEY);
        bucket = Bucket.open(settings);
        bucket.create();
        registry = Registry.open(connections.registry());
        ledger = Ledger.open(connections.ledger());
        datasets = new Datasets(bucket, ledger);
        ledger.projects().apply(project("cells", null), "test");
        ledger.projects().apply(project("leaves", null), "test");
    }

    static Project project(String name, Duration keepPredictions) {
        List<ProjectClass> classes = TinyBundle.CLASSES.stream()
                .map(known -> new ProjectClass(known.id(), known.label()))
                .toList();
        return new Project(name, null, classes, null, null, null, null, null, null, keepPredictions);
    }

    Ledger ledger() {
        return ledger;
    }

    @Override
    public ConfigurableApplicationContext serve() {
        return Main.start(TestSettings.of(cache, connections));
    }

    @Override
    public String key(String name, Role role, Instant expires) {
        return key(ledger, name, role, expires);
    }

    static String key(Ledger ledger, String name, Role role, Instant expires) {
        ApiKeyText text = ApiKeyText.generate();
        ledger.apiKeys().add(text, name, role, "test", Optional.ofNullable(expires));
        return text.text().value();
    }

    @Override
    public void revoke(String name) {
        ledger.apiKeys().revoke(name);
    }

    @Override
    public ApiKey known(String name) {
        return ledger.apiKeys().all().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public int promote(Path bundle) {
        return promote("cells", bundle);
    }

    @Override
    public int promote(String project, Path bundle) {
        Run run = registry.run(project, UUID.randomUUID().toString(), Map.of());
        registry.upload(run, bundle, "bundle");
        ModelVersion version = registry.version(project, run, "bundle");
        Optional<Integer> champion = ledger.assignments().production(project).map(Assignment::version);
        return new Promotion(ledger, registry)
                .promote(version, champion, "test", "a test says so")
                .version();
    }

    @Override
    public void keepPictures(boolean keep) {
        ledger.projects().apply(project("cells", keep ? null : Duration.ZERO), "test");
    }

    @Override
    public String put(byte[] picture) {
        String key = "uploads/" + Sha256.hex(picture);
        bucket.put(key, picture, "image/png", Map.of());
        return bucket.location(key).toString();
    }

    @Override
    public void erase(String digest) {
        new Erase(bucket, ledger).run("cells", digest, "test");
    }

    @Override
    public boolean keeps(String predictionId, String digest) {
        return ledger.predictions().find(predictionId).isPresent()
                && datasets.pictures("cells").has(digest);
    }

    @Override
    public boolean keepsLine(String predictionId) {
        return ledger.predictions().find(predictionId).isPresent();
    }

    @Override
    public Line line(String predictionId) {
        Prediction prediction = ledger.predictions().find(predictionId).orElseThrow();
        Instant at = prediction.at();
        return new Line(
                prediction,
                ledger.embeddings().between("cells", prediction.version(), at, at.plusMillis(1)).stream()
                        .filter(embedding -> embedding.prediction().equals(predictionId))
                        .findFirst());
    }

    @Override
    public List<Judgement> judgements() {
        return ledger.judgements().all("cells");
    }

    @Override
    public void close() throws Exception {
        ledger.close();
        registry.close();
        bucket.close();
        s3.close();
        postgres.close();
        mlflow.close();
    }
}
