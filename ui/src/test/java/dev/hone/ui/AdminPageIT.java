package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.AuditEntry;
import dev.hone.stores.ledger.Instance;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.real.S3Server;
import dev.hone.ui.KestraStandIn.Started;
import dev.hone.ui.WebApp.Servers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminPageIT {
    private static final Pattern KEY = Pattern.compile("hone_[0-9a-f]{8}_[0-9a-f]{48}");
    private static final Duration DAY = Duration.ofDays(1);

    private static S3Server s3;
    private static Bucket bucket;
    private static KestraStandIn kestra;
    private static MlflowStandIn mlflow;
    private static WebApp app;
    private static Ledger ledger;
    private static Browser ada;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        s3 = S3Server.start(folder);
        BucketSettings objects = s3.settings();
        bucket = Bucket.open(objects);
        bucket.create();
        kestra = new KestraStandIn();
        mlflow = new MlflowStandIn();
        mlflow.version(1, "Production", Map.of());
        app = new WebApp(Servers.AWAY.with(objects).with(mlflow.settings()).with(kestra.settings()));
        ledger = app.ledger();
        ledger.projects().apply(project("cells"), "test");
        ada = app.signedIn("ada", Role.ADMIN);
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
        mlflow.close();
        kestra.close();
        bucket.close();
        s3.close();
    }

    @BeforeEach
    void reset() {
        kestra.reset();
        kestra.answer("/configs", 200, "{\"version\": \"1.3.31\"}");
        kestra.answer("/executions/search", 200, "{\"results\": [], \"total\": 0}");
        mlflow.away(false);
        app.serving().reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/-/admin",
                "/-/admin/traffic",
                "/-/admin/keys",
                "/-/admin/storage",
                "/-/admin/storage/housekeeping",
                "/-/admin/audit",
                "/-/admin/audit.csv",
                "/-/admin/settings"
            })
    void arePagesForAdministratorsOnly(String path) {
        Browser operator = app.signedIn("otto", Role.OPERATE);

        assertThat(operator.get(path).statusCode()).isEqualTo(403);
        assertThat(operator.get("/-/account").body()).doesNotContain("/-/admin");
        HttpResponse<String> page = ada.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<style", " style=", " onclick");
        assertThat(ada.get("/-/account").body()).contains("href=\"/-/admin\"");
    }

    @Test
    void saysThatAllIsWell() {
        assertThat(ada.get("/-/admin").body())
                .contains("All parts are well.", "jdbc:postgresql://", "3.17.2", "1.3.31", "0.1.0")
                .doesNotContain("does not answer", "something is wrong");
    }

    @Test
    void saysWhichPartIsAwayAndWhatDoesNotWorkMeanwhile() {
        mlflow.away(true);
        kestra.answer("/executions/search", 503, "");
        app.serving().answer("/health", 200, """
                {"status": "degraded", "version": "0.1.0", "lost": 3, "problems": ["cells v2 does not <answer>"]}""");

        HttpResponse<String> page = ada.get("/-/admin");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Not there: MLflow, Kestra. Something is wrong with: Serving.",
                        "Nothing is trained, imported",
                        "cells v2 does not &lt;answer&gt;",
                        "3 answers could not be kept");
    }

    @Test
    void showsWhatReplicasAnswerWith() {
        assertThat(ada.get("/-/admin").body()).contains("No replica of serving was heard of");

        ledger.instances().report(List.of(new Instance("pod-1", "cells", 3, 4, "it <lies>", null)));

        assertThat(ada.get("/-/admin").body()).contains("pod-1", "v3", "not with v4: it &lt;lies&gt;", "just now");
        ledger.instances().remove("pod-1");
    }

    @Test
    void makesAKeyThatIsShownOnceAndRevokesIt() {
        HttpResponse<String> made = make("microscope", "contribute", "QUARTER");

        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.headers().firstValue("Cache-Control")).hasValue("no-store");
        Matcher text = KEY.matcher(made.body());
        assertThat(text.find()).isTrue();
        ApiKey key = key("microscope");
        assertThat(key.hash())
                .isEqualTo(ApiKeyText.parse(text.group()).orElseThrow().hash());
        assertThat(key.role()).isEqualTo(Role.CONTRIBUTE);
        assertThat(key.madeBy()).isEqualTo("ada");
        assertThat(key.expiresAt()).isAfter(Instant.now().plus(Duration.ofDays(89)));
        assertThat(ada.get("/-/admin/keys").body())
                .contains("microscope", "contribute")
                .doesNotContain(text.group());

        String path = "/-/admin/keys/%s/revoke".formatted(key.id());
        assertThat(ada.get(path).body()).contains("Revoke the key \"microscope\"?", "It was never used.");
        assertThat(key("microscope").revokedAt()).isNull();
        assertThat(ada.follow(ada.submit(path, Map.of())).body())
                .contains("'microscope' opens nothing any more", "Keys that open nothing any more (");
        assertThat(key("microscope").revokedAt()).isNotNull();
        assertThat(ada.get(path).statusCode()).isEqualTo(404);
        assertThat(ledger.audit().newest(2))
                .extracting(AuditEntry::by, AuditEntry::action, AuditEntry::detail)
                .containsExactly(
                        tuple("ada", "key revoked", "microscope (%s)".formatted(key.id())),
                        tuple("ada", "key", "microscope (%s) as contribute".formatted(key.id())));
    }

    @Test
    void keepsWhatWasTypedWhenAKeyCannotBeMade() {
        make("clinic", "predict", "FOR_EVER");

        HttpResponse<String> again = make("clinic", "operate", "YEAR");

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("There is a key named 'clinic' already", "value=\"clinic\"")
                .containsPattern("value=\"operate\" selected")
                .containsPattern("value=\"YEAR\" selected")
                .doesNotContainPattern(KEY);
        assertThat(make("<script>alert(1)</script>", "predict", "YEAR").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
        assertThat(make("other", "emperor", "YEAR").statusCode()).isEqualTo(422);
    }

    @Test
    void makesNoKeyForAnotherSite() {
        ada.submit("/-/admin/keys", Map.of("name", "eve", "role", "admin", "lifetime", "YEAR", "_csrf", "made up"));
        app.signedIn("otto", Role.OPERATE)
                .submit("/-/admin/keys", Map.of("name", "eve", "role", "admin", "lifetime", "YEAR"));

        assertThat(ledger.apiKeys().all()).extracting(ApiKey::name).doesNotContain("eve");
    }

    @Test
    void leavesTheHousesOwnKeysToItsCredentials() {
        ApiKeyText text = ApiKeyText.generate();
        ledger.apiKeys().keep(text, "web app", Role.CONTRIBUTE, "hone up");

        assertThat(ada.get("/-/admin/keys").body()).contains("the house's own");
        HttpResponse<String> refused = ada.submit("/-/admin/keys/%s/revoke".formatted(text.id()), Map.of());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("is the house's own key");
        assertThat(key("web app").revokedAt()).isNull();
    }

    @Test
    void countsWhatIsStoredBehindThePage() throws Exception {
        bucket.put("cells/pictures/ab/abc.png", new byte[2_500], "image/png", Map.of());
        bucket.put("cells/inbox/monocyte/new.png", new byte[10], "image/png", Map.of());

        ada.get("/-/admin/storage");
        Eventually.holds("it is counted", () -> {
            ada.submit("/-/admin/storage/count", Map.of());
            return ada.get("/-/admin/storage").body().contains("2.5\u00a0kB");
        });

        assertThat(ada.get("/-/admin/storage").body())
                .contains("Pictures", "Inbox and quarantine", "Models, in MLflow", "prediction");
    }

    @Test
    void tellsWhatHousekeepingWouldRemoveAndStartsIt() {
        kestra.answer("/executions/search", 200, """
                {"results": [
                  {"id": "s3", "namespace": "hone", "flowId": "housekeeping", "inputs": {"dryRun": false},
                   "state": {"current": "FAILED", "startDate": "2026-01-03T03:23:00Z"}},
                  {"id": "s2", "namespace": "hone", "flowId": "housekeeping", "inputs": {"dryRun": true},
                   "outputs": {"pictures": 12, "shards": 0, "versions": 2, "months": "prediction_2024_01", "bytes": "34000000"},
                   "state": {"current": "SUCCESS", "startDate": "2026-01-02T03:23:00Z"}}],
                 "total": 2}""");
        kestra.answer("/executions/hone/housekeeping", 200, """
                {"id": "s4", "namespace": "hone", "flowId": "housekeeping", "state": {"current": "CREATED"}}""");

        assertThat(ada.get("/-/admin/storage").body())
                .contains(
                        "It would remove: <b>12 pictures, 2 versions' files, months of answers: prediction_2024_01 (34\u00a0MB)</b>",
                        "failed",
                        "only told");

        HttpResponse<String> told = ada.submit("/-/admin/storage/housekeeping", Map.of("dryRun", "true"));
        assertThat(ada.follow(told).body()).contains("It was asked for");
        assertThat(kestra.started())
                .singleElement()
                .extracting(one -> one.part("dryRun"))
                .isEqualTo("true");

        assertThat(ada.get("/-/admin/storage/housekeeping").body()).contains("What is removed is gone");
        ada.submit("/-/admin/storage/housekeeping", Map.of("dryRun", "false"));
        assertThat(kestra.started())
                .last()
                .extracting(one -> one.part("dryRun"))
                .isEqualTo("false");
        assertThat(kestra.started()).last().extracting(Started::path).isEqualTo("/executions/hone/housekeeping");
        assertThat(ledger.audit().newest(1))
                .extracting(AuditEntry::by, AuditEntry::action, AuditEntry::detail)
                .containsExactly(tuple("ada", "housekeeping", "asked for it by hand, execution s4"));
    }

    @Test
    void showsWhatIsStoredWhileKestraIsAway() {
        kestra.answer("/executions/search", 503, "");

        HttpResponse<String> page = ada.get("/-/admin/storage");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Kestra cannot be asked right now", "Tables of the ledger");
    }

    @Test
    void startsNoHousekeepingForOthers() {
        app.signedIn("otto", Role.OPERATE).submit("/-/admin/storage/housekeeping", Map.of("dryRun", "false"));
        ada.submit("/-/admin/storage/housekeeping", Map.of("dryRun", "false", "_csrf", "made up"));

        assertThat(kestra.started()).isEmpty();
    }

    @Test
    void pagesTheAuditAndSavesIt() {
        for (int i = 0; i < 60; i++) {
            ledger.audit().append("zoe", "paged", Optional.of("cells"), "number %02d".formatted(i));
        }
        ledger.audit().append("zoe <b>", "marked", Optional.empty(), "=1+1, \"quoted\"");

        assertThat(ada.get("/-/admin/audit").body()).contains("zoe &lt;b&gt;").doesNotContain("zoe <b>");
        HttpResponse<String> page = ada.get("/-/admin/audit?by=ZOE&action=paged&project=cells");
        assertThat(page.body()).contains("number 59", "number 10").doesNotContain("number 09", "=1+1");
        Matcher older =
                Pattern.compile("href=\"(/-/admin/audit\\?[^\"]*before=\\d+)\"").matcher(page.body());
        assertThat(older.find()).isTrue();
        assertThat(ada.get(older.group(1).replace("&amp;", "&")).body())
                .contains("number 09", "number 00")
                .doesNotContain("number 10", "Older entries");
        assertThat(ada.get("/-/admin/audit?from=2999-01-01").body()).contains("No entry is like that");

        HttpResponse<String> file = ada.get("/-/admin/audit.csv?by=zoe");
        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"audit.csv\"");
        assertThat(file.body().lines()).hasSize(62).startsWith("id,at,by,action,project,detail");
        assertThat(file.body()).contains(",zoe <b>,marked,,\"'=1+1, \"\"quoted\"\"\"\r\n");
    }

    @Test
    void showsSettingsWithoutSecrets() {
        assertThat(ada.get("/-/admin/settings").body())
                .contains("HONE_S3_SECRET_KEY", "HONE_KESTRA_URL", "***", "test-access")
                .doesNotContain("test-secret", "kestra-secret", ServingStandIn.KEY.text(), "the first password");
    }

    @Test
    void addsUpTheDaysOfAMonth() throws Exception {
        String name = "traffic";
        ledger.projects().apply(project(name), "test");
        answers(name, 3, Instant.now(), 10);
        answers(name, 5, Instant.now().minus(DAY.multipliedBy(2)), 40);
        judge(name, Kind.CONFIRM);
        judge(name, Kind.CORRECT);

        Eventually.holds(
                "the days are added up",
                () -> !ada.get("/-/admin/traffic?project=traffic").body().contains("being added up"));

        assertThat(ada.get("/-/admin/traffic?project=traffic").body())
                .contains(
                        "8 answers in 30 days.",
                        "answers took 40.0\u00a0ms or less",
                        "50.0\u00a0% were right",
                        "People looked at 2 answers in these days; 1 were wrong.",
                        "1,234",
                        "no picture, too large");
        assertThat(ledger.predictionDays().from(name, LocalDate.EPOCH)).hasSize(29);
        assertThat(ada.get("/-/admin/traffic?project=nothing").statusCode()).isEqualTo(404);
        app.serving().answer("/metrics", 503, "");
        assertThat(ada.get("/-/admin/traffic?project=traffic").body())
                .contains("Serving cannot be asked right now", "8 answers in 30 days.");
    }

    private static HttpResponse<String> make(String name, String role, String lifetime) {
        ada.get("/-/admin/keys");
        return ada.submit("/-/admin/keys", Map.of("name", name, "role", role, "lifetime", lifetime));
    }

    private static ApiKey key(String name) {
        return ledger.apiKeys().all().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Project project(String name) {
        return new Project(
                name,
                name,
                List.of(new ProjectClass("healthy", null), new ProjectClass("rust", null)),
                null,
                null,
                null,
                null,
                null);
    }

    private static void answers(String project, int count, Instant at, double millis) {
        for (int i = 0; i < count; i++) {
            ledger.predictions()
                    .insert(List.of(new Prediction(
                            UUID.randomUUID().toString(),
                            project,
                            1,
                            "picture",
                            "rust",
                            Map.of("rust", 1.0),
                            millis,
                            at,
                            ModelRole.PRODUCTION,
                            1,
                            null)));
        }
    }

    private static void judge(String project, Kind kind) {
        ledger.judgements()
                .insert(List.of(new Judgement(
                        UUID.randomUUID().toString(),
                        project,
                        "picture of " + kind,
                        kind,
                        "rust",
                        "ada",
                        Instant.now(),
                        Via.WEB,
                        "an answer",
                        null,
                        true)));
    }
}
