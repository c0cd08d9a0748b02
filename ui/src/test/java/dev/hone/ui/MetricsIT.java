package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Png;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.Assignments.Change;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.ledger.Training.Wants;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.TrainingRequest.Reason;
import dev.hone.stores.ledger.TrainingRequests.Wish;
import dev.hone.stores.ledger.Trainings.Order;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.real.S3Server;
import dev.hone.stores.real.StoreServers;
import dev.hone.ui.WebApp.Servers;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class MetricsIT {
    private static S3Server s3;
    private static Bucket bucket;
    private static MlflowStandIn mlflow;
    private static WebApp app;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        s3 = S3Server.start(folder);
        BucketSettings objects = s3.settings();
        bucket = Bucket.open(objects);
        bucket.create();
        mlflow = new MlflowStandIn();
        app = new WebApp(Servers.AWAY.with(objects).with(mlflow.settings()));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
        mlflow.close();
        bucket.close();
        s3.close();
    }

    @Test
    void tellsWhatTheLedgerHolds() throws Exception {
        fill(app.ledger());
        Eventually.holds("all is counted", () -> {
            String text = get(app.address(), Map.of()).body();
            return text.contains("hone_storage_bytes{") && text.contains("hone_judgements{");
        });

        HttpResponse<String> answer = get(app.address(), Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.body())
                .contains(
                        "hone_ledger_up 1.0",
                        "hone_production_version{project=\"cells\"} 4.0",
                        "hone_training_last_outcome{outcome=\"kept\",project=\"cells\"} 1.0",
                        "hone_training_last_outcome{outcome=\"failed\",project=\"cells\"} 0.0",
                        "hone_training_last_end_timestamp_seconds{project=\"cells\"}",
                        "hone_training_last_duration_seconds{project=\"cells\"}",
                        "hone_judgements{kind=\"confirm\",project=\"cells\"} 1.0",
                        "hone_chance_judgements{found=\"right\",project=\"cells\"} 1.0",
                        "hone_answers_last_day{class=\"monocyte\",project=\"cells\"} 1.0",
                        "hone_answers_share{class=\"monocyte\",project=\"cells\"} 1.0",
                        "hone_dataset_pictures{class=\"monocyte\",project=\"cells\"} 1.0",
                        "hone_dataset_share{class=\"monocyte\",project=\"cells\"} 1.0",
                        "hone_storage_objects{kind=\"pictures\",project=\"cells\"} 1.0",
                        "hone_ledger_bytes{table=\"prediction\"}",
                        "process_start_time_seconds");
    }

    @Test
    void isOpenToThisMachineOnlyAndElsewhereToKeys() {
        ApiKeyText key = ApiKeyText.generate();
        app.ledger().apiKeys().keep(key, "prometheus", Role.PREDICT, "test");
        String text = key.text().value();
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(("any:" + text).getBytes(StandardCharsets.US_ASCII));

        assertThat(get(app.address(), Map.of()).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = fromElsewhere(Map.of());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(refused.body()).contains("API key").doesNotContain("hone_");
        assertThat(fromElsewhere(Map.of("Authorization", "Bearer " + text)).statusCode())
                .isEqualTo(200);
        assertThat(fromElsewhere(Map.of("Authorization", basic)).statusCode()).isEqualTo(200);
        for (String wrong : List.of(
                "Bearer " + ApiKeyText.generate().text().value(), "Bearer nothing", "Basic !", "Bearer", "Digest x")) {
            assertThat(fromElsewhere(Map.of("Authorization", wrong)).statusCode())
                    .isEqualTo(401);
        }
        app.ledger().apiKeys().revoke("prometheus");
        assertThat(fromElsewhere(Map.of("Authorization", "Bearer " + text)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void saysThatTheLedgerIsAway() {
        LedgerSettings nowhere = new LedgerSettings("jdbc:postgresql://127.0.0.1:9/hone", "hone", new Secret("hone"));
        try (ConfigurableApplicationContext alone =
                Main.start(WebApp.settings(WebApp.NOWHERE, nowhere, WebApp.Servers.AWAY))) {
            HttpResponse<String> answer = get(WebApp.address(alone), Map.of());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("hone_ledger_up 0.0", "jvm_memory_used_bytes");
        }
    }

    private static void fill(Ledger ledger) {
        LabelledPicture picture = new LabelledPicture("a", "monocyte", picture());
        Datasets datasets = new Datasets(bucket, ledger);
        ledger.projects().apply(StoreServers.CELLS, "test");
        datasets.importPictures(StoreServers.CELLS, List.of(picture).iterator(), "ann", "test", done -> {});
        datasets.pull(StoreServers.CELLS);
        ledger.assignments().change(new Change("cells", 4, "run4", 0, "test", "the first"));
        TrainingRequest request =
                ledger.trainingRequests().ask(new Wish("cells", Reason.PERSON, "", "ann", Instant.now(), "e1"));
        ledger.trainings().admit(new Order("cells", "e1", "", Wants.YES, false, 1, "0"), request);
        ledger.trainings().end("cells", "e1", Outcome.KEPT, "it is not better");
        ledger.predictions()
                .insert(List.of(new Prediction(
                        "p1",
                        "cells",
                        4,
                        "picture",
                        "monocyte",
                        Map.of("monocyte", 1.0),
                        8,
                        Instant.now(),
                        ModelRole.PRODUCTION,
                        1,
                        null)));
        ledger.judgements()
                .insert(List.of(new Judgement(
                        "01J00001",
                        "cells",
                        "picture",
                        Kind.CONFIRM,
                        "monocyte",
                        "ann",
                        Instant.now(),
                        Via.WEB,
                        "p1",
                        null,
                        true)));
    }

    private static byte[] picture() {
        BufferedImage image = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 32; x++) {
            image.setRGB(x, x % 24, 0xff8000 + x);
        }
        return Png.of(image);
    }

    /** As a proxy passes it on. */
    private static HttpResponse<String> fromElsewhere(Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("X-Forwarded-For", "192.0.2.7");
        return get(app.address(), all);
    }

    private static HttpResponse<String> get(URI app, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.resolve("/metrics"));
        headers.forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
