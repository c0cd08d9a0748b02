package dev.hone.local.command.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import dev.hone.local.command.Waiting;
import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.Server;
import dev.hone.local.command.road.RoadHouse.Ran;
import dev.hone.local.command.road.ServingClient.Said;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Promoted;
import dev.hone.stores.registry.Metric;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One picture goes the whole way: bucket, manifest, tensors, training, gate, MLflow, serving, a correction, a better answer. */
@Tag("mlflow")
@Tag("browser")
@ExtendWith(SharedHouse.class)
class RoadIT {
    private static final Path FOLDER = Path.of("target/road").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration TRAINING = Duration.ofMinutes(2);

    private final RoadHouse house;

    RoadIT(RoadHouse house) {
        this.house = house;
    }

    @Test
    void aTrainedProjectAnswers() throws Exception {
        PaintedCell cell = PaintedCells.paint(41, 1).getFirst();
        Path file = Files.write(Files.createTempFile("cell", ".png"), cell.png());

        Ran predicted = house.hone(PATIENCE, "predict", "cells", file.toString());

        assertThat(predicted.code()).isZero();
        assertThat(predicted.output()).contains(file.getFileName().toString(), "v1", " %");
        Ran status = house.hone(PATIENCE, "status");
        assertThat(status.output()).contains("cells", "v1", "postgres", "kestra", "mlflow", "serving");
    }

    @Test
    void correctionsMakeABetterVersionThatAnswers() throws Exception {
        assertThat(house.hone(PATIENCE, "import", "road", "--painted", "200", "--seed", "11"))
                .satisfies(ran -> assertThat(ran.code()).isZero())
                .satisfies(ran -> assertThat(ran.output()).contains("200"));
        Ran first = house.hone(PATIENCE, "train", "road", "--epochs", "1");
        assertThat(first.code()).isZero();
        assertThat(first.output()).contains("road v1 is in production");

        try (ServingClient serving = client(house.house().credentials().value(Key.ADMIN_KEY))) {
            List<PaintedCell> unseen = PaintedCells.paint(77, 60);
            List<PaintedCell> wrong = new ArrayList<>();
            List<String> predictionIds = new ArrayList<>();
            for (PaintedCell cell : unseen) {
                Said said = serving.predict("road", cell.png());
                assertThat(said.status()).isEqualTo(200);
                assertThat(said.body().path("model_version").asInt()).isEqualTo(1);
                if (!said.body().path("predicted_class").asText().equals(cell.label())) {
                    wrong.add(cell);
                    predictionIds.add(said.body().path("prediction_id").asText());
                }
            }
            assertThat(wrong).as("wrong answers of a network of one epoch").hasSizeGreaterThan(2);

            PaintedCell byApi = wrong.get(0);
            PaintedCell byBucket = wrong.get(1);
            Said judged = serving.feedback(predictionIds.getFirst(), byApi.label());
            assertThat(judged.status()).as(judged.body().toString()).isEqualTo(200);
            drop("road/inbox/%s/it is really this.png".formatted(byBucket.label()), byBucket.png());

            Instant begun = Instant.now();
            Ran second = house.hone(PATIENCE, "train", "road");
            assertThat(second.code()).isZero();
            assertThat(second.output())
                    .contains("road v2 is in production")
                    .containsPattern(
                            "The verdict is at %s/#/experiments/\\d+/runs/\\w+/artifacts/verdict/verdict\\.html"
                                    .formatted(house.house().address(Server.MLFLOW)));
            assertThat(Duration.between(begun, Instant.now()))
                    .as("from hone train to the new version answering")
                    .isLessThan(TRAINING);

            int wrongNow = 0;
            for (PaintedCell cell : unseen) {
                Said said = serving.predict("road", cell.png());
                assertThat(said.body().path("model_version").asInt()).isEqualTo(2);
                wrongNow += said.body().path("predicted_class").asText().equals(cell.label()) ? 0 : 1;
            }
            assertThat(wrongNow)
                    .as("wrong answers of the version that learned more")
                    .isLessThan(wrong.size());
            assertThatStoresAgree(byApi, byBucket);
            assertThatAPersonInMlflowIsFollowed(serving, byApi);
            assertThatThePicturesAreInHand(byApi);
        }
    }

    @Test
    void aHeadOnLearnedWeightsTellsCellsApartAfterFewPictures() throws Exception {
        assertThat(house.hone(PATIENCE, "import", "lite", "--painted", "100").output())
                .contains("fetching EfficientNet-Lite0's weights");
        Ran trained = house.hone(PATIENCE, "train", "lite");
        assertThat(trained.code()).isZero();
        assertThat(trained.output()).contains("lite v1 is in production");

        try (ServingClient serving = client(house.house().credentials().value(Key.ADMIN_KEY))) {
            int right = 0;
            for (PaintedCell cell : PaintedCells.paint(78, 40)) {
                Said said = serving.predict("lite", cell.png());
                assertThat(said.status()).isEqualTo(200);
                right += said.body().path("predicted_class").asText().equals(cell.label()) ? 1 : 0;
            }
            assertThat(right).as("right answers of 40").isGreaterThan(18);
        }
        assertThatOnlyNewPicturesAreLookedAt();
    }

    /** What the frozen network saw of the others was kept. */
    private void assertThatOnlyNewPicturesAreLookedAt() throws Exception {
        Connections connections = house.house().connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger());
                Registry registry = Registry.open(connections.registry())) {
            Manifest before = manifest(bucket, ledger, "lite");
            house.hone(PATIENCE, "import", "lite", "--painted", "110");
            house.hone(PATIENCE, "train", "lite");
            List<Manifest.Entry> added =
                    new ArrayList<>(manifest(bucket, ledger, "lite").entries());
            assertThat(added).containsAll(before.entries());
            added.removeAll(before.entries());
            // once as it is, and three times varied where it is learned from
            int looks = added.stream()
                    .mapToInt(entry -> switch (entry.split()) {
                        case TRAIN -> 4;
                        case VALIDATION -> 1;
                        case TEST, JUDGED, EXCLUDED -> 0;
                    })
                    .sum();
            assertThat(looks).isPositive();
            assertThat(registry.history(registry.run(registry.version("lite", 2).run()), "looked_at"))
                    .extracting(Metric::value)
                    .containsExactly((double) looks);
        }
    }

    private static Manifest manifest(Bucket bucket, Ledger ledger, String project) {
        return new Datasets(bucket, ledger)
                .manifest(project, ledger.manifests().newest(project).orElseThrow());
    }

    @Test
    void thePageTakesAPictureAndACorrection() throws Exception {
        PaintedCell cell = PaintedCells.paint(42, 1).getFirst();
        try (Chromium chromium = new Chromium(house)) {
            Page page = chromium.signedIn(new NewContextOptions());
            page.locator("#cells a.card-predict").click();

            page.setInputFiles("#picture", new FilePayload("cell.png", "image/png", cell.png()));
            PlaywrightAssertions.assertThat(page.locator("#answer-version")).hasText("v1");
            PlaywrightAssertions.assertThat(page.locator("#answer-class")).not().isEmpty();
            page.locator("#really")
                    .selectOption(page.locator("#really option").nth(1).getAttribute("value"));
            page.locator("#record").click();
            PlaywrightAssertions.assertThat(page.locator("#recorded")).containsText("it is really");
        }
        try (Ledger ledger = Ledger.open(house.house().connections().ledger())) {
            assertThat(ledger.judgements().newest("cells", Sha256.hex(cell.png())))
                    .hasValueSatisfying(
                            judgement -> assertThat(judgement.kind()).isEqualTo(Judgement.Kind.CORRECT));
        }
    }

    @Test
    void aKeyWorksAtOnceForWhatItIsForAndEndsWithinSeconds() throws Exception {
        Ran added = house.hone(PATIENCE, "keys", "add", "clinic", "--role", "predict", "--expires", "90d");
        assertThat(added.code()).isZero();
        assertThat(added.output()).contains("not shown again");
        PaintedCell cell = PaintedCells.paint(43, 1).getFirst();
        try (ServingClient clinic = client(added.output().lines().findFirst().orElseThrow())) {
            Said answer = clinic.predict("cells", cell.png());
            assertThat(answer.status()).isEqualTo(200);
            Said judged = clinic.feedback(answer.body().path("prediction_id").asText(), cell.label());
            assertThat(judged.status()).isEqualTo(403);
            assertThat(judged.body().path("code").asText()).isEqualTo("role-too-low");

            assertThat(house.hone(PATIENCE, "keys", "revoke", "clinic").code()).isZero();
            Waiting.until(
                    "the key opens nothing any more",
                    Duration.ofSeconds(5),
                    () -> clinic.predict("cells", cell.png()).status() == 401);
        }
        assertThat(house.hone(PATIENCE, "keys").output())
                .containsPattern("first admin key +admin .* live")
                .containsPattern("web app +contribute .* live")
                .containsPattern("clinic +predict .* revoked");
    }

    @Test
    void noSecretIsInALogOrInTheProcessList() throws Exception {
        List<String> secrets = Stream.of(Key.values())
                .filter(key -> key != Key.S3_ACCESS_KEY)
                .map(house.house().credentials()::value)
                .toList();
        List<String> told = new ArrayList<>(house.processes().stream()
                .flatMap(process -> process.info().commandLine().stream())
                .toList());
        try (Stream<Path> logs = Files.list(house.house().logs())) {
            for (Path log : logs.toList()) {
                told.add(Files.readString(log));
            }
        }
        assertThat(told)
                .hasSizeGreaterThan(12)
                .allSatisfy(text -> assertThat(secrets).noneMatch(text::contains));
    }

    @Test
    void aMistakeIsAnsweredInOnePlainLine() throws Exception {
        assertThat(house.hone(PATIENCE, "train", "cels")).satisfies(ran -> {
            assertThat(ran.code()).isNotZero();
            assertThat(ran.output()).contains("no project is named 'cels'; there are: cells, lite, road");
        });
        Path text = Files.writeString(Files.createTempFile("notes", ".png"), "no picture at all");
        assertThat(house.hone(PATIENCE, "predict", "cells", text.toString())).satisfies(ran -> {
            assertThat(ran.code()).isNotZero();
            assertThat(ran.output().lines().filter(line -> line.contains("at dev.hone")))
                    .isEmpty();
            assertThat(ran.output()).contains(text.getFileName().toString());
        });
    }

    /** The bucket, the ledger and MLflow say the same of what happened. */
    private void assertThatStoresAgree(PaintedCell byApi, PaintedCell byBucket) {
        Connections connections = house.house().connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger());
                Registry registry = Registry.open(connections.registry())) {
            assertThat(bucket.list("road/inbox/")).isEmpty();
            assertThat(ledger.judgements().all("road"))
                    .extracting(Judgement::picture, Judgement::label, Judgement::via)
                    .containsExactlyInAnyOrder(
                            tuple(Sha256.hex(byApi.png()), byApi.label(), Judgement.Via.API),
                            tuple(Sha256.hex(byBucket.png()), byBucket.label(), Judgement.Via.INBOX));
            assertThat(manifest(bucket, ledger, "road").entries()).hasSize(202);
            assertThat(ledger.assignments().production("road"))
                    .hasValueSatisfying(
                            assignment -> assertThat(assignment.version()).isEqualTo(2));
            assertThat(registry.aliased("road", "production")).hasValueSatisfying(version -> {
                assertThat(version.number()).isEqualTo(2);
                assertThat(version.stage()).isEqualTo("Production");
                Run run = registry.run(version.run());
                assertThat(registry.history(run, "validation_accuracy")).hasSize(30);
                assertThat(registry.history(run, "system/cpu_utilization_percentage"))
                        .isNotEmpty();
                assertThat(artifacts(registry, run, "training")).contains("report.json");
                assertThat(artifacts(registry, run, "evaluation")).contains("report.html", "report.json");
                assertThat(artifacts(registry, run, "verdict")).contains("verdict.html", "verdict.json");
            });
            assertThat(registry.aliased("road", "previous"))
                    .hasValueSatisfying(version -> assertThat(version.number()).isEqualTo(1));
        }
    }

    /** The files under a path of a run's artifacts, as they can be fetched. */
    private static List<String> artifacts(Registry registry, Run run, String path) {
        Path folder = FOLDER.resolve(run.id()).resolve(path);
        registry.download(run, path, folder);
        return List.of(folder.toFile().list());
    }

    /** Whoever knows MLflow and nothing else puts another version into production there. */
    private void assertThatAPersonInMlflowIsFollowed(ServingClient serving, PaintedCell cell) throws Exception {
        Connections connections = house.house().connections();
        try (Ledger ledger = Ledger.open(connections.ledger());
                Registry registry = Registry.open(connections.registry())) {
            registry.alias("production", registry.version("road", 1));
            Waiting.until(
                    "the first version answers again",
                    Duration.ofSeconds(30),
                    () -> serving.predict("road", cell.png())
                                    .body()
                                    .path("model_version")
                                    .asInt()
                            == 1);

            assertThat(ledger.promotions().history("road")).first().satisfies(promoted -> {
                assertThat(promoted.version()).isEqualTo(1);
                assertThat(promoted.kind()).isEqualTo(Promoted.Kind.EXTERNAL);
            });
        }
    }

    /** Their index can be made again, and one of them can go. */
    private void assertThatThePicturesAreInHand(PaintedCell judged) throws Exception {
        assertThat(house.hone(PATIENCE, "reindex", "road")).satisfies(ran -> {
            assertThat(ran.code()).isZero();
            assertThat(ran.output()).contains("202 pictures, 200 labels of imports, 2 judgements", "again");
        });
        assertThat(house.hone(PATIENCE, "erase", "road", Sha256.hex(judged.png()), "--yes"))
                .satisfies(ran -> {
                    assertThat(ran.code()).isZero();
                    assertThat(ran.output()).contains("files 1", "version 2").doesNotContain("version 1");
                });
    }

    private ServingClient client(String key) {
        return new ServingClient(house.house().ports().serving(), key);
    }

    /** Puts a file into the bucket with the MinIO client, as people do who know nothing of Hone. */
    private void drop(String key, byte[] bytes) throws Exception {
        BucketSettings settings = house.house().connections().bucket();
        try (MinioClient client = MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .credentials(settings.accessKey(), settings.secretKey().value())
                .build()) {
            client.putObject(PutObjectArgs.builder().bucket(settings.bucket()).object(key).stream(
                            new ByteArrayInputStream(bytes), bytes.length, -1)
                    .contentType("image/png")
                    .build());
        }
    }
}
