package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.pictures.Sha256;
import dev.hone.serving.Caller.Reply;
import dev.hone.serving.journal.Line;
import dev.hone.serving.models.Models;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.datasets.PredictionId;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Role;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What serving promises over HTTP, in whatever house it lives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class ServingContract {
    /** The name of the key that the tests call with. */
    static final String CALLER = "caller";

    private static final int CLIENTS = 4;
    private static final int SWITCHES = 6;
    private static final Duration PACE = Duration.ofMillis(20);
    private static final AtomicInteger PICTURES = new AtomicInteger();

    private Path bundles;
    private House house;
    private ConfigurableApplicationContext serving;
    private Caller caller;

    abstract House furnish(Path folder) throws Exception;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        bundles = Files.createDirectories(folder.resolve("bundles"));
        house = furnish(folder);
        serving = house.serve();
        caller = new Caller(serving, house.key(CALLER, Role.CONTRIBUTE, null));
        Eventually.holds(
                "ready without a model", () -> caller.get("/health/ready").status() == 200);
        promote(1);
    }

    @AfterAll
    void stop() throws Exception {
        serving.close();
        house.close();
    }

    House house() {
        return house;
    }

    Caller caller() {
        return caller;
    }

    ConfigurableApplicationContext serving() {
        return serving;
    }

    @Test
    void answersAPictureInTheShapeThatIsPromised() throws IOException {
        Reply reply = caller.predict(png());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().propertyNames())
                .containsExactly(
                        "prediction_id",
                        "project",
                        "model_version",
                        "predicted_class",
                        "confidence",
                        "probabilities",
                        "inference_time_ms");
        String best = reply.text("predicted_class");
        assertThat(reply.body().path("probabilities").propertyNames())
                .containsExactly("neutrophil", "lymphocyte", "monocyte");
        assertThat(reply.body().path("confidence").asDouble())
                .isEqualTo(reply.body().path("probabilities").path(best).asDouble())
                .isCloseTo(0.787, within(0.001));
        assertThat(reply.body().path("inference_time_ms").asDouble()).isPositive();
    }

    @Test
    void takesAPictureAsAFileAsABodyAndUnderAnyContentType() throws IOException {
        byte[] png = png();
        assertThat(caller.upload("/v1/predict?project=cells", "file", png).status())
                .isEqualTo(200);
        for (String type : List.of("image/png", "application/octet-stream", "application/x-www-form-urlencoded")) {
            assertThat(caller.post("/v1/predict?project=cells", type, png).status())
                    .as(type)
                    .isEqualTo(200);
        }
    }

    @Test
    void answersManyFilesEachForItself() throws IOException {
        byte[] one = png();
        byte[] two = png();
        Reply reply = caller.new Form()
                .file("file", "one.png", one)
                .text("remark", "not a picture")
                .file("file", "C:\\pictures\\broken.png", Arrays.copyOf(two, two.length / 2))
                .file("file", "two.png", two)
                .post("/v1/predict?project=cells");
        assertThat(reply.status()).isEqualTo(200);
        JsonNode predictions = reply.body().path("predictions");
        assertThat(predictions.valueStream().map(listed -> listed.path("file").asString()))
                .containsExactly("one.png", "broken.png", "two.png");
        assertThat(predictions.at("/0/predicted_class").asString()).isNotBlank();
        assertThat(predictions.at("/1/problem/code").asString()).isEqualTo("truncated");
        assertThat(predictions.path(1).has("predicted_class")).isFalse();
        String id = predictions.at("/2/prediction_id").asString();
        Eventually.holds("kept", () -> house.keeps(id, Sha256.hex(two)));
    }

    @Test
    void answersAPictureThatLiesInTheBucket() throws IOException {
        byte[] png = png();
        Reply reply = named("{\"url\": \"%s\"}".formatted(house.put(png)));
        assertThat(reply.status()).isEqualTo(200);
        Eventually.holds("kept", () -> house.keeps(reply.text("prediction_id"), Sha256.hex(png)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{}", "{\"url\": 7}", "{\"url\": \"s3://a/b\", \"more\": 1}"})
    void aNameOfAPictureThatMakesNoSenseIsABadRequest(String json) {
        check(named(json), 400, "bad-request");
    }

    private Reply named(String json) {
        return caller.post("/v1/predict?project=cells", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void explainsAnAnswer() throws IOException {
        byte[] png = png();
        Reply reply = caller.post("/v1/predict?project=cells&explain=true", "image/png", png);
        String url = reply.text("explanation_url");
        assertThat(url).isEqualTo("/v1/predictions/%s/explanation", reply.text("prediction_id"));
        HttpResponse<byte[]> explanation = caller.bytes(url);
        assertThat(explanation.statusCode()).isEqualTo(200);
        assertThat(explanation.headers().firstValue("Content-Type")).contains("image/png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(explanation.body()));
        // as large as what the tiny network sees
        assertThat(image.getWidth()).isEqualTo(8);
    }

    @Test
    void explainsAnAnswerThatWasGivenWithoutFromThePictureThatWasKept() throws IOException {
        String id = predictAndKeep(png());
        assertThat(caller.bytes("/v1/predictions/%s/explanation".formatted(id)).statusCode())
                .isEqualTo(200);
        check(caller.get("/v1/predictions/nonsense/explanation"), 404, "unknown-prediction");
    }

    /** Neither what is remembered of it, nor is it waited for. */
    @Test
    void nothingIsShownOrTakenOfAPictureThatWasErased() throws IOException {
        byte[] png = png();
        Reply reply = caller.post("/v1/predict?project=cells&explain=true", "image/png", png);
        String id = reply.text("prediction_id");
        Eventually.holds("kept", () -> house.keeps(id, Sha256.hex(png)));
        house.erase(Sha256.hex(png));

        check(caller.get(reply.text("explanation_url")), 410, "picture-erased");
        check(
                caller.feedback("{\"prediction_id\": \"%s\", \"label\": \"monocyte\"}".formatted(id)),
                410,
                "picture-erased");
    }

    @Test
    void saysThatAnAnswerOfAReplacedVersionCannotBeExplained() {
        String id = PredictionId.of("cells", 9_999, "ab".repeat(32), "monocyte", Instant.now())
                .sign(House.SIGNING_KEY);
        Reply reply = caller.get("/v1/predictions/%s/explanation".formatted(id));
        check(reply, 410, "explanation-gone");
        assertThat(reply.text("detail")).startsWith("Version 9999 gave this answer, and version ");
    }

    @Test
    void keepsWhatTheCallerCallsIt() throws IOException {
        byte[] png = png();
        String id = caller.post("/v1/predict?project=cells&client_ref=slide%207/b", "image/png", png)
                .text("prediction_id");
        Eventually.holds("kept", () -> house.keeps(id, Sha256.hex(png)));
        assertThat(house.line(id).prediction().clientRef()).isEqualTo("slide 7/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"project=cells&explain=perhaps", "project=cells&project=leaves", "project=cells&client_ref=a%0Ab"
            })
    void aQueryThatMakesNoSenseIsABadRequest(String query) throws IOException {
        Reply reply = caller.post("/v1/predict?" + query, "image/png", png());
        check(reply, 400, "bad-request");
    }

    @Test
    void keepsThePredictionAndItsPicture() throws IOException {
        byte[] png = png();
        String id = caller.predict(png).text("prediction_id");
        Eventually.holds("kept", () -> house.keeps(id, Sha256.hex(png)));
        Line line = house.line(id);
        assertThat(line.prediction().picture()).isEqualTo(Sha256.hex(png));
        assertThat(line.prediction().role()).isEqualTo(ModelRole.PRODUCTION);
        assertThat(line.prediction().projectVersion()).isPositive();
        // what the tiny network sees is the mean of each channel
        assertThat(line.embedding().orElseThrow().numbers()).hasSize(3);
    }

    @Test
    void takesACorrectionOnce() throws IOException {
        byte[] png = png();
        String id = predictAndKeep(png);
        String body = "{\"prediction_id\": \"%s\", \"label\": \"neutrophil\", \"note\": \"seen twice\"}".formatted(id);
        Reply first = caller.feedback(body);
        Reply again = caller.feedback(body);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(again.body());
        assertThat(first.text("picture")).isEqualTo(Sha256.hex(png));
        assertThat(house.judgements())
                .filteredOn(judgement -> judgement.picture().equals(Sha256.hex(png)))
                .singleElement()
                .satisfies(judgement -> {
                    assertThat(judgement.id()).isEqualTo(first.text("judgement_id"));
                    assertThat(judgement.kind()).isEqualTo(Kind.CORRECT);
                    assertThat(judgement.label()).isEqualTo("neutrophil");
                    assertThat(judgement.by()).isEqualTo(CALLER);
                    assertThat(judgement.via()).isEqualTo(Via.API);
                    assertThat(judgement.predictionId()).isEqualTo(id);
                    assertThat(judgement.note()).isEqualTo("seen twice");
                });
    }

    @Test
    void takesAConfirmationFromTheWebApp() throws IOException {
        byte[] png = png();
        Reply answer = caller.predict(png);
        Eventually.holds("kept", () -> house.keeps(answer.text("prediction_id"), Sha256.hex(png)));
        Reply reply = caller.feedback("{\"prediction_id\": \"%s\", \"correct\": true, \"via\": \"web\"}"
                .formatted(answer.text("prediction_id")));
        assertThat(reply.text("label")).isEqualTo(answer.text("predicted_class"));
        assertThat(house.judgements())
                .filteredOn(judgement -> judgement.picture().equals(Sha256.hex(png)))
                .singleElement()
                .satisfies(judgement -> {
                    assertThat(judgement.kind()).isEqualTo(Kind.CONFIRM);
                    assertThat(judgement.via()).isEqualTo(Via.WEB);
                });
    }

    @Test
    void takesAJudgementWithThePictureThatWasNotKept() throws IOException {
        byte[] png = png();
        String id = PredictionId.of("cells", 1, Sha256.hex(png), "monocyte", Instant.now())
                .sign(House.SIGNING_KEY);
        check(
                caller.new Form()
                        .text("prediction_id", id)
                        .text("label", "neutrophil")
                        .file("file", "a.png", png())
                        .post("/v1/feedback"),
                422,
                "other-picture");
        Reply reply = caller.new Form()
                .text("prediction_id", id)
                .text("label", "neutrophil")
                .file("file", "a.png", png)
                .post("/v1/feedback");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("picture")).isEqualTo(Sha256.hex(png));
        assertThat(house.judgements())
                .filteredOn(judgement -> judgement.picture().equals(Sha256.hex(png)))
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.label()).isEqualTo("neutrophil"));
    }

    @Test
    void takesAFormWithoutAPictureWhenThePictureIsKept() throws IOException {
        String id = predictAndKeep(png());
        Reply reply = caller.new Form()
                .text("prediction_id", id)
                .text("correct", "true")
                .post("/v1/feedback");
        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"label\": \"monocyte\"", "\"correct\": true"})
    void saysWhenToComeBackWhileThePictureIsStillOnItsWay(String said) {
        String id = PredictionId.of("cells", 1, "ab".repeat(32), "monocyte", Instant.now())
                .sign(House.SIGNING_KEY);
        Reply reply = caller.feedback("{\"prediction_id\": \"%s\", %s}".formatted(id, said));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("picture-pending");
        assertThat(reply.response().headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void aForgedPredictionIsNotKnown() {
        String forged = PredictionId.of("cells", 1, "ab".repeat(32), "monocyte", Instant.now())
                .sign(new Secret("another"));
        for (String id : List.of(forged, "nonsense", "a.b", "....", "é.é")) {
            Reply reply = caller.feedback("{\"prediction_id\": \"%s\", \"label\": \"monocyte\"}".formatted(id));
            assertThat(reply.status()).as(id).isEqualTo(404);
            assertThat(reply.code()).isEqualTo("unknown-prediction");
        }
    }

    @Test
    void anUnknownLabelIsRefusedWithTheClassesThereAre() throws IOException {
        String id = predictAndKeep(png());
        Reply reply = caller.feedback("{\"prediction_id\": \"%s\", \"label\": \"platelet\"}".formatted(id));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("unknown-label");
        assertThat(reply.text("detail")).contains("neutrophil, lymphocyte, monocyte");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "[]",
                "\"text\"",
                "{\"label\": \"monocyte\"}",
                "{\"prediction_id\": \"x\"}",
                "{\"prediction_id\": \"x\", \"label\": \"monocyte\", \"correct\": true}",
                "{\"prediction_id\": \"x\", \"correct\": \"perhaps\"}"
            })
    void feedbackThatMakesNoSenseIsABadRequest(String body) {
        Reply reply = caller.feedback(body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("bad-request");
        assertThat(reply.text("detail")).isNotBlank();
    }

    @Test
    void saysWhatIsWrongWithAPicture() throws IOException {
        byte[] png = png();
        check(caller.predict("no picture".getBytes(StandardCharsets.UTF_8)), 415, "not-an-image");
        check(caller.predict(new byte[0]), 400, "empty");
        check(caller.predict(Arrays.copyOf(png, png.length / 2)), 422, "truncated");
        check(caller.predict(new byte[25_000_001]), 413, "too-large");
        check(caller.upload("/predict?project=cells", "file", new byte[28 << 20]), 413, "too-large");
        check(caller.post("/predict?project=leaves", "image/png", png), 503, "model-unavailable");
        check(caller.upload("/predict?project=cells", "picture", png), 400, "bad-request");
        check(caller.post("/predict?project=cells", "multipart/form-data", png), 400, "bad-request");
    }

    @Test
    void namesTheProjectsThereAre() throws IOException {
        Reply unknown = caller.post("/predict?project=cats", "image/png", png());
        check(unknown, 404, "unknown-project");
        assertThat(unknown.text("detail")).isEqualTo("No project is named 'cats'; there are: cells, leaves.");
        check(caller.post("/predict", "image/png", png()), 404, "unknown-project");
    }

    @Test
    void aProjectWithoutAModelSaysWhatToDo() throws IOException {
        Reply reply = caller.post("/predict?project=leaves", "image/png", png());
        check(reply, 503, "model-unavailable");
        assertThat(reply.text("detail")).contains("hone train leaves");
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404, not-found",
        "/predict, 405, method-not-allowed",
        "/, 404, not-found",
        "/error, 404, not-found",
        "/v1/../health%00, 400, bad-request"
    })
    void everythingElseIsAProblemToo(String path, int status, String code) {
        check(caller.get(path), status, code);
    }

    @Test
    void listsTheProjectsWithTheirClasses() {
        Reply reply = caller.get("/v1/projects");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().at("/projects/0/project").asString()).isEqualTo("cells");
        assertThat(reply.body().at("/projects/0/model_version").asInt()).isPositive();
        assertThat(reply.body().at("/projects/0/classes/1/id").asString()).isEqualTo("lymphocyte");
        assertThat(reply.body().at("/projects/0/classes/1/label").asString()).isEqualTo("lymphocyte");
        assertThat(reply.body().at("/projects/1/model_version").isNull()).isTrue();
    }

    @Test
    void keepsNoPictureOfAProjectThatWantsNone() throws IOException {
        keepPictures(false);
        byte[] png = png();
        String id = caller.predict(png).text("prediction_id");
        Eventually.holds("the answer is kept", () -> house.keepsLine(id));
        assertThat(house.keeps(id, Sha256.hex(png))).isFalse();
        check(caller.get("/v1/predictions/%s/explanation".formatted(id)), 410, "explanation-gone");
        check(caller.feedback("{\"prediction_id\": \"%s\", \"correct\": true}".formatted(id)), 422, "picture-needed");
        Reply judged = caller.new Form()
                .text("prediction_id", id)
                .text("correct", "true")
                .file("file", "a.png", png)
                .post("/v1/feedback");
        assertThat(judged.status()).isEqualTo(200);
        keepPictures(true);
    }

    private void keepPictures(boolean keep) {
        house.keepPictures(keep);
        Models models = serving.getBean(Models.class);
        Eventually.holds("known", () -> models.project("cells").keepsPredictions() == keep);
    }

    @Test
    void saysWhichModelAnswers() {
        Reply reply = caller.get("/v1/projects/cells/model");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("model_version").asInt()).isPositive();
        assertThat(reply.text("network")).isEqualTo("tiny");
        assertThat(reply.text("manifest")).isEqualTo("manifest");
        assertThat(reply.text("promoted_by")).isEqualTo("test");
        assertThat(Instant.parse(reply.text("promoted_at"))).isBefore(Instant.now());
        assertThat(reply.body().at("/classes/2/id").asString()).isEqualTo("monocyte");
        check(caller.get("/v1/projects/leaves/model"), 503, "model-unavailable");
        check(caller.get("/v1/projects/cells2/model"), 404, "unknown-project");
    }

    @Test
    void answersAsAScoringServerOfMlflow() throws IOException {
        assertThat(caller.bytes("/projects/cells/ping").statusCode()).isEqualTo(200);
        check(caller.get("/projects/leaves/ping"), 503, "model-unavailable");
        String picture = "\"" + Base64.getEncoder().encodeToString(png()) + "\"";
        for (String body : List.of(
                "{\"instances\": [%s]}".formatted(picture),
                "{\"instances\": [{\"image\": %s}]}".formatted(picture),
                "{\"inputs\": [%s]}".formatted(picture),
                "{\"inputs\": {\"pictures\": [%s]}}".formatted(picture),
                "{\"dataframe_split\": {\"columns\": [\"image\"], \"data\": [[%s]]}}".formatted(picture),
                "{\"instances\": [[[0, 128], [255, 7]]]}",
                "{\"instances\": [[[[0, 0, 0], [1, 2, 3]]]]}")) {
            Reply reply = invoke(body);
            assertThat(reply.status()).as(body).isEqualTo(200);
            assertThat(reply.body().at("/predictions/0/predicted_class").asString())
                    .as(body)
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"instances\": []}",
                "{\"instances\": [7]}",
                "{\"instances\": [\"???\"]}",
                "{\"instances\": [[[256]]]}",
                "{\"instances\": [[[0, 1], [2]]]}",
                "{\"instances\": [[[0.5]]]}",
                "{\"instances\": [\"\"], \"inputs\": [\"\"]}",
                "{\"dataframe_split\": {\"data\": [[\"\", \"\"]]}}"
            })
    void anInvocationThatMakesNoSenseIsABadRequest(String body) {
        check(invoke(body), 400, "bad-request");
    }

    private Reply invoke(String body) {
        return caller.post("/projects/cells/invocations", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void countsWhatItDoes() throws IOException {
        caller.predict(png());
        String figures = new String(caller.bytes("/metrics").body(), StandardCharsets.UTF_8);
        assertThat(figures)
                .containsPattern("hone_serving_stage_seconds_count\\{stage=\"wait\"} [1-9]")
                .containsPattern("hone_serving_stage_seconds_count\\{stage=\"decode\"} [1-9]")
                .containsPattern("hone_serving_stage_seconds_count\\{stage=\"forward\"} [1-9]")
                .containsPattern("hone_serving_stage_seconds_count\\{stage=\"write\"} [1-9]")
                .containsPattern("hone_serving_request_seconds_count\\{path=\"/predict\",status=\"200\"} [1-9]")
                .containsPattern(
                        "hone_serving_answers_total\\{class=\"\\w+\",project=\"cells\",version=\"\\d+\"} [1-9]")
                .containsPattern("hone_serving_model_version\\{project=\"cells\"} [1-9]")
                .containsPattern("hone_serving_swaps_total\\{project=\"cells\"} [1-9]")
                .contains("hone_serving_model_unavailable{project=\"leaves\"} 0.0")
                .contains("hone_serving_journal_lost_total 0.0", "process_", "jvm_memory_used_bytes");
    }

    @Test
    void onlyTheWebSitesThatAreNamedMayCallFromABrowser() {
        assertThat(caller.preflight("/v1/predict", TestSettings.ORIGIN)
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains(TestSettings.ORIGIN);
        assertThat(caller.preflight("/v1/predict", "https://elsewhere.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void describesItself() {
        Reply description = caller.saying(Optional.empty()).get("/openapi.json");
        assertThat(description.text("openapi")).isEqualTo("3.1.0");
        HttpResponse<byte[]> page = caller.saying(Optional.empty()).bytes("/docs");
        assertThat(page.statusCode()).isEqualTo(200);
        Matcher linked =
                Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(new String(page.body(), StandardCharsets.UTF_8));
        assertThat(linked.results().map(link -> link.group(1)).toList())
                .hasSizeGreaterThan(3)
                .allMatch(link -> caller.bytes(link).statusCode() == 200);
    }

    @Test
    void saysHowItIs() {
        assertThat(caller.get("/health/live").status()).isEqualTo(200);
        assertThat(caller.get("/health/ready").text("status")).isEqualTo("ready");
        Reply health = caller.get("/health");
        assertThat(health.text("status")).isEqualTo("ok");
        assertThat(health.body().at("/projects/0/project").asString()).isEqualTo("cells");
        assertThat(health.body().path("uptime_seconds").isNumber()).isTrue();
        assertThat(health.body().path("problems").isEmpty()).isTrue();
    }

    @Test
    void followsTheProductionVersionAndNoRequestFails() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        byte[] png = png();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> {
                    while (!done.get()) {
                        assertThat(caller.predict(png).status()).isEqualTo(200);
                        Thread.sleep(PACE);
                    }
                    return null;
                }));
            }
            try {
                for (int best : IntStream.range(0, SWITCHES).map(i -> i % 3).toArray()) {
                    promote(best);
                    assertThat(caller.predict(png).text("predicted_class"))
                            .isEqualTo(TinyBundle.CLASSES.get(best).id());
                }
            } finally {
                done.set(true);
            }
            for (Future<?> client : running) {
                client.get();
            }
        }
    }

    private void promote(int best) throws IOException {
        Path bundle = TinyBundle.answering(bundles.resolve("b" + PICTURES.incrementAndGet()), "cells", best);
        int version = house.promote(bundle);
        Eventually.holds(
                "v" + version + " answers",
                () -> caller.get("/v1/projects")
                                .body()
                                .at("/projects/0/model_version")
                                .asInt()
                        == version);
    }

    private String predictAndKeep(byte[] png) {
        String id = caller.predict(png).text("prediction_id");
        Eventually.holds("kept", () -> house.keeps(id, Sha256.hex(png)));
        return id;
    }

    static void check(Reply reply, int status, String code) {
        assertThat(reply.status()).as(code).isEqualTo(status);
        assertThat(reply.response().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.body().path("status").asInt()).isEqualTo(status);
        assertThat(reply.text("type")).isEqualTo("urn:hone:problem:" + code);
        assertThat(reply.text("title")).isNotBlank();
        assertThat(reply.text("detail")).isNotBlank().doesNotContain("java.", "springframework");
    }

    /** A picture that no other test has. */
    static byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, PICTURES.incrementAndGet());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
