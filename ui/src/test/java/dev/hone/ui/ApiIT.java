package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Png;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.real.S3Server;
import dev.hone.ui.WebApp.Servers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CELLS = "/v1/projects/cells";
    private static final Map<Role, ApiKeyText> KEYS = new EnumMap<>(Role.class);

    private static S3Server s3;
    private static Bucket bucket;
    private static KestraStandIn kestra;
    private static WebApp app;
    private static HttpClient client;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        s3 = S3Server.start(folder);
        bucket = Bucket.open(s3.settings());
        bucket.create();
        kestra = new KestraStandIn();
        app = new WebApp(Servers.AWAY.with(s3.settings()).with(kestra.settings()));
        Ledger ledger = app.ledger();
        List<ProjectClass> classes = List.of(new ProjectClass("basophil", null), new ProjectClass("monocyte", null));
        ledger.projects().apply(new Project("cells", "Cells", classes, null, null, null, null, null), "test");
        for (Role role : Role.values()) {
            ApiKeyText key = ApiKeyText.generate();
            ledger.apiKeys().add(key, "a key to " + role.word(), role, "test", Optional.empty());
            KEYS.put(role, key);
        }
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        app.close();
        kestra.close();
        bucket.close();
        s3.close();
    }

    @BeforeEach
    void reset() {
        kestra.reset();
        kestra.answer(
                "/executions/hone/train",
                200,
                KestraStandIn.execution("e7", "train", "cells", "null", "CREATED", "{}"));
        kestra.answer("/executions/e7", 200, KestraStandIn.execution("e7", "train", "cells", "null", "RUNNING", "{}"));
    }

    @Test
    void letsNobodyInWithoutAKeyOrWithOneThatIsNone() throws Exception {
        HttpResponse<String> none = send(request(CELLS + "/data").GET());
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(none.headers().allValues("WWW-Authenticate")).contains("Bearer realm=\"hone\"");
        assertThat(code(none)).isEqualTo("key-missing");
        assertThat(code(send(request(CELLS + "/data")
                        .header("Authorization", "Bearer nonsense")
                        .GET())))
                .isEqualTo("key-unknown");
        String unknown = ApiKeyText.generate().text().value();
        assertThat(code(send(request(CELLS + "/data")
                        .header("Authorization", "Bearer " + unknown)
                        .GET())))
                .isEqualTo("key-unknown");
    }

    @Test
    void aSessionOfTheWebAppOpensNothingHere() {
        Browser admin = app.signedIn("ada", Role.ADMIN);
        assertThat(admin.get(CELLS + "/data").statusCode()).isEqualTo(401);
    }

    @Test
    void takesAKeyAsAPasswordToo() throws Exception {
        String pair = "anybody:" + KEYS.get(Role.PREDICT).text().value();
        String login = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = send(request(CELLS + "/data")
                .header("Authorization", "Basic " + login)
                .GET());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aRevokedKeyOpensNothingFromThenOn() throws Exception {
        ApiKeyText key = ApiKeyText.generate();
        app.ledger().apiKeys().add(key, "soon gone", Role.ADMIN, "test", Optional.empty());
        assertThat(get(key, CELLS + "/data").statusCode()).isEqualTo(200);
        app.ledger().apiKeys().revoke("soon gone");
        HttpResponse<String> after = get(key, CELLS + "/data");
        assertThat(after.statusCode()).isEqualTo(401);
        assertThat(detail(after)).contains("'soon gone' was revoked");
    }

    @Test
    void eachRoleIsForWhatItSays() throws Exception {
        assertThat(code(post(Role.CONTRIBUTE, CELLS + "/trainings", "{}"))).isEqualTo("role-too-low");
        assertThat(code(post(Role.CONTRIBUTE, CELLS + "/promotions", "{\"reason\": \"x\"}")))
                .isEqualTo("role-too-low");
        assertThat(code(post(Role.CONTRIBUTE, CELLS + "/rollbacks", "{\"reason\": \"x\"}")))
                .isEqualTo("role-too-low");
        assertThat(code(zip(Role.PREDICT, Map.of()))).isEqualTo("role-too-low");
        assertThat(kestra.started()).isEmpty();
    }

    @Test
    void startsATrainingAsTheFlowWantsItAndTellsWhatBecomesOfIt() throws Exception {
        HttpResponse<String> asked = post(
                Role.OPERATE,
                CELLS + "/trainings",
                "{\"epochs\": 3, \"learning_rate\": 0.5, \"promote\": \"ask\", \"reason\": \" new \\n pictures \"}");
        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(asked.headers().firstValue("Location")).hasValue(CELLS + "/asked/e7");
        assertThat(json(asked).path("state").stringValue()).isEqualTo("running");
        assertThat(kestra.started()).singleElement().satisfies(started -> {
            assertThat(started.path()).isEqualTo("/executions/hone/train");
            assertThat(started.part("project")).isEqualTo("cells");
            assertThat(started.part("epochs")).isEqualTo("3");
            assertThat(started.part("learningRate")).isEqualTo("0.5");
            assertThat(started.part("promote")).isEqualTo("ask");
            assertThat(started.part("reason")).isEqualTo("new pictures");
            assertThat(started.part("requestedBy")).isEqualTo("a key to operate");
            assertThat(started.part("batchSize")).isNull();
        });
        kestra.answer(
                "/executions/e7",
                200,
                KestraStandIn.execution(
                        "e7",
                        "train",
                        "cells",
                        "null",
                        "SUCCESS",
                        "{\"version\": \"4\", \"outcome\": \"KEEP_CHAMPION\", \"reason\": \"it is not better\"}"));
        JsonNode ended = json(get(KEYS.get(Role.PREDICT), CELLS + "/asked/e7"));
        assertThat(ended.path("state").stringValue()).isEqualTo("done");
        assertThat(ended.path("outcome").stringValue()).isEqualTo("keep_champion");
        assertThat(ended.path("version").intValue()).isEqualTo(4);
        assertThat(ended.path("detail").stringValue()).isEqualTo("it is not better");
    }

    @Test
    void whatCannotBeMeantIsToldAndStartsNothing() throws Exception {
        assertThat(detail(post(Role.OPERATE, CELLS + "/trainings", "{\"epochs\": 0}")))
                .isEqualTo("epochs is to be above 0, not 0.");
        assertThat(detail(post(Role.OPERATE, CELLS + "/trainings", "{\"strategy\": \"all\"}")))
                .isEqualTo("strategy is one of head, finetune, scratch, not 'all'.");
        assertThat(code(post(Role.OPERATE, CELLS + "/trainings", "{\"epoch\": 3}")))
                .isEqualTo("bad-request");
        assertThat(code(post(Role.OPERATE, CELLS + "/trainings", "three"))).isEqualTo("bad-request");
        assertThat(code(post(Role.OPERATE, CELLS + "/promotions", "{\"version\": 2}")))
                .isEqualTo("invalid");
        assertThat(code(post(Role.OPERATE, "/v1/projects/cels/trainings", "{}")))
                .isEqualTo("unknown-project");
        assertThat(kestra.started()).isEmpty();
    }

    @Test
    void anotherProjectsTrainingIsNotToldOf() throws Exception {
        kestra.answer("/executions/e8", 200, KestraStandIn.execution("e8", "train", "leaves", "null", "RUNNING", "{}"));
        assertThat(code(get(KEYS.get(Role.PREDICT), CELLS + "/asked/e8"))).isEqualTo("unknown-id");
        assertThat(code(get(KEYS.get(Role.PREDICT), CELLS + "/asked/none"))).isEqualTo("unknown-id");
    }

    @Test
    void takesAZipOfFoldersAndTellsWhatBecameOfEach() throws Exception {
        Map<String, byte[]> files =
                Map.of("basophil/one.png", png(1), "monocyte/two.png", png(2), "monocyte/no.png", new byte[] {1, 2, 3});
        JsonNode report = json(zip(Role.CONTRIBUTE, files));
        assertThat(report.path("added").intValue()).isEqualTo(2);
        assertThat(report.path("not_taken").path("not-an-image").intValue()).isEqualTo(1);
        assertThat(report.path("refused").path(0).path("name").stringValue()).contains("no.png");
        JsonNode again = json(zip(Role.CONTRIBUTE, files));
        assertThat(again.path("added").intValue()).isZero();
        assertThat(again.path("known").intValue()).isEqualTo(2);
    }

    @Test
    void anArchiveOfNothingIsRefused() throws Exception {
        HttpResponse<String> answer = post(
                Role.CONTRIBUTE, CELLS + "/pictures", "application/zip", BodyPublishers.ofString("this is no archive"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo("nothing-taken");
    }

    @Test
    void takesPicturesAsAForm() throws Exception {
        JsonNode report = json(form(png(11), "basophil"));
        assertThat(report.path("added").intValue()).isEqualTo(1);
        JsonNode unknown = json(form(png(12), "zebra"));
        assertThat(unknown.path("not_taken").path("unknown-label").intValue()).isEqualTo(1);
    }

    @Test
    void tellsWhatIsLearnedFrom() throws Exception {
        JsonNode before = json(get(KEYS.get(Role.PREDICT), CELLS + "/data"));
        assertThat(before.path("pictures").isInt()).isTrue();
        json(form(png(21), "basophil"));
        new Datasets(bucket, app.ledger())
                .pull(app.ledger().projects().find("cells").orElseThrow());
        JsonNode after = json(get(KEYS.get(Role.PREDICT), CELLS + "/data"));
        assertThat(after.path("pictures").intValue()).isPositive();
        assertThat(after.path("classes").path("basophil").intValue()).isPositive();
        assertThat(after.path("manifest").stringValue()).hasSize(64);
    }

    @Test
    void describesItselfToEverybodyAndSaysWhereNothingIs() throws Exception {
        HttpResponse<String> description = send(request("/openapi.json").GET());
        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(json(description).path("paths").has("/v1/projects/{project}/trainings"))
                .isTrue();
        assertThat(code(get(KEYS.get(Role.ADMIN), "/v1/nothing"))).isEqualTo("not-found");
    }

    @Test
    void kestraBeingAwayIsAProblemThatPasses() throws Exception {
        kestra.answer("/executions/hone/train", 503, "");
        HttpResponse<String> answer = post(Role.OPERATE, CELLS + "/trainings", "{}");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(code(answer)).isEqualTo("unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static HttpResponse<String> zip(Role role, Map<String, byte[]> files) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return post(role, CELLS + "/pictures", "application/zip", BodyPublishers.ofByteArray(bytes.toByteArray()));
    }

    private static HttpResponse<String> form(byte[] picture, String label) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"label\"\r\n\r\n%s\r\n--b\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n")
                .formatted(label)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(picture);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return post(
                Role.CONTRIBUTE,
                CELLS + "/pictures",
                "multipart/form-data; boundary=b",
                BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private static byte[] png(int number) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, 0x10101 * number);
        return Png.of(image);
    }

    private static HttpResponse<String> get(ApiKeyText key, String path) throws Exception {
        return send(authorized(key, path).GET());
    }

    private static HttpResponse<String> post(Role role, String path, String json) throws Exception {
        return post(role, path, "application/json", BodyPublishers.ofString(json));
    }

    private static HttpResponse<String> post(Role role, String path, String type, BodyPublisher body) throws Exception {
        return send(
                authorized(KEYS.get(role), path).header("Content-Type", type).POST(body));
    }

    private static HttpRequest.Builder authorized(ApiKeyText key, String path) {
        return request(path).header("Authorization", "Bearer " + key.text().value());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.address().resolve(path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).path("code").stringValue();
    }

    private static String detail(HttpResponse<String> answer) {
        return json(answer).path("detail").stringValue();
    }
}
