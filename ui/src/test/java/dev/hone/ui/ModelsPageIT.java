package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.Assignments.Change;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Lineage;
import dev.hone.stores.ledger.Promoted;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.Verdict;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.ui.WebApp.Servers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Version 1 was in production, 2 is, 3 could be, and 4 was rolled back. */
class ModelsPageIT {
    private static final String MANIFEST = "5".repeat(64);

    private static Ledger ledger;
    private static KestraStandIn kestra;
    private static MlflowStandIn mlflow;
    private static WebApp app;
    private static Browser operator;
    private static Browser guest;

    @BeforeAll
    static void start() throws IOException {
        kestra = new KestraStandIn();
        mlflow = new MlflowStandIn();
        app = new WebApp(Servers.AWAY.with(mlflow.settings()).with(kestra.settings()));
        ledger = app.ledger();
        fill();
        operator = app.signedIn("otto", Role.OPERATE);
        guest = app.signedIn("gust", Role.PREDICT);
    }

    @AfterAll
    static void stop() throws IOException {
        app.close();
        mlflow.close();
        kestra.close();
    }

    @BeforeEach
    void reset() {
        kestra.reset();
        mlflow.away(false);
    }

    private static void fill() {
        List<ProjectClass> classes = List.of(new ProjectClass("rust", "leaf <rust>"), new ProjectClass("mildew", null));
        ledger.projects().apply(new Project("cells", "Cells", classes, null, null, null, null, null), "test");
        ledger.projects().apply(new Project("leaves", "Leaves", classes, null, null, null, null, null), "test");
        for (int number = 1; number <= 4; number++) {
            ledger.lineages().insert(new Lineage("cells", number, "run" + number, MANIFEST, 1, "e" + number, null));
        }
        promote(1, 0, "the first");
        promote(4, 1, "better, it seemed");
        ledger.assignments()
                .replace(new Change("cells", 1, "run1", 2, "ann", "takes all for <rust>", Promoted.Kind.ROLLBACK));
        promote(2, 3, "the gate promotes it");
        judge(
                2,
                1,
                Verdict.Outcome.PROMOTE,
                new Verdict.Reason("better_on_test", "holds", null, "better on the test pictures"));
        judge(
                3,
                2,
                Verdict.Outcome.PENDING,
                new Verdict.Reason("not_worse", "holds", null, "not worse on 90 test pictures"));
        mlflow.version(1, "Archived", Map.of());
        mlflow.version(
                2,
                "Production",
                Map.of("test_accuracy", 0.9, "test_macro_f1", 0.88, "test_pictures", 90.0, "test_recall_rust", 0.8));
        mlflow.version(
                3,
                "Staging",
                Map.of("test_accuracy", 0.95, "test_macro_f1", 0.93, "test_pictures", 90.0, "test_recall_rust", 0.7));
    }

    private static void promote(int version, long expected, String reason) {
        ledger.assignments().change(new Change("cells", version, "run" + version, expected, "ann", reason));
    }

    private static void judge(int challenger, int champion, Verdict.Outcome outcome, Verdict.Reason reason) {
        ledger.verdicts()
                .insert(new Verdict(
                        "cells",
                        "e" + challenger,
                        MANIFEST,
                        "run" + challenger,
                        challenger,
                        champion,
                        outcome,
                        List.of(reason)));
    }

    @Test
    void listsTheVersionsWithWhatIsKnownOfEach() {
        String page = operator.get("/cells/models").body();
        assertThat(page)
                .contains("in production", "previous", "blocked", "candidate")
                .contains("takes all for &lt;rust&gt;", "Waits for a yes", "not worse on 90 test pictures")
                .contains("95\u00a0%", "0.930", MANIFEST.substring(0, 10), "the gate promotes it")
                .contains("Put v3 into production", "Roll back to v1")
                .contains("aria-current=\"page\">Models")
                .doesNotContain("<rust>");
        assertThat(page.indexOf(">v4<")).isLessThan(page.indexOf(">v1<"));
    }

    @Test
    void teachesWhatMakesAVersionWhereThereIsNone() {
        assertThat(operator.get("/leaves/models").body())
                .contains("There is no version yet", "hone train leaves")
                .doesNotContain("<table");
    }

    @Test
    void offersNoChangesToThoseWhoMayOnlyLook() {
        assertThat(guest.get("/cells/models").body()).contains(">v3<").doesNotContain("Put v3 into production");
        assertThat(guest.get("/cells/models/3/promote").statusCode()).isEqualTo(403);
        assertThat(guest.submit("/cells/models/3/promote", Map.of("reason", "x", "production", "2"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(guest.get("/cells/models/3/bundle.zip").statusCode()).isEqualTo(403);
        assertThat(kestra.started()).isEmpty();
    }

    @Test
    void showsOneVersionWithItsVerdictAndWhatItWasMadeOf() {
        assertThat(operator.get("/cells/models/3").body())
                .contains("v3 could replace v2", "Nothing changes until a person", "(holds)")
                .contains(
                        "leaf &lt;rust&gt;",
                        MANIFEST,
                        "small-cnn",
                        "/#/experiments/7/runs/run3",
                        "verdict/verdict.html")
                .contains("/cells/models/3/bundle.zip");
    }

    @Test
    void knowsNoVersionThatIsNot() {
        for (String wrong : List.of("9", "0", "x", "99999999999")) {
            HttpResponse<String> page = operator.get("/cells/models/" + wrong);
            assertThat(page.statusCode()).as(wrong).isEqualTo(404);
            assertThat(page.body()).contains("There is no such version");
        }
    }

    @Test
    void comparesTwoVersionsSideBySide() {
        assertThat(operator.get("/cells/models/compare?a=2&b=3").body())
                .contains("+5.0\u00a0points", "better", "\u221210.0\u00a0points", "worse")
                .doesNotContain("different data sets");
    }

    @Test
    void asksBeforeItPutsAVersionIntoProduction() {
        assertThat(operator.get("/cells/models/3/promote").body())
                .contains("v3 answers from then on, in the place of v2", "Roll back to v2", "name=\"_csrf\"");
        assertThat(kestra.started()).isEmpty();
    }

    @Test
    void startsTheFlowThatPutsAVersionIntoProduction() {
        HttpResponse<String> answer =
                operator.submit("/cells/models/3/promote", Map.of("reason", "seen by the\r\n--lab", "production", "2"));
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/cells/models/asked/e1"));
        assertThat(kestra.started()).singleElement().satisfies(started -> {
            assertThat(started.path()).isEqualTo("/executions/hone/promote");
            assertThat(started.query()).contains("labels=project:cells", "labels=via:web");
            assertThat(started.part("project")).isEqualTo("cells");
            assertThat(started.part("version")).isEqualTo("3");
            assertThat(started.part("reason")).isEqualTo("seen by the --lab");
            assertThat(started.part("requestedBy")).isEqualTo("otto");
            assertThat(started.part("force")).isNull();
        });
        assertThat(ledger.assignments().production("cells"))
                .hasValueSatisfying(now -> assertThat(now.version()).isEqualTo(2));
    }

    @Test
    void startsTheFlowThatRollsBack() {
        operator.submit("/cells/models/1/rollback", Map.of("reason", "worse", "production", "2"));
        assertThat(kestra.started()).singleElement().satisfies(started -> {
            assertThat(started.path()).isEqualTo("/executions/hone/rollback");
            assertThat(started.part("version")).isEqualTo("1");
        });
    }

    @Test
    void liftsABlockOnlyWhenToldTo() {
        Map<String, String> form = Map.of("reason", "it was the camera", "production", "2");
        HttpResponse<String> again = operator.submit("/cells/models/4/promote", form);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("v4 is blocked", "value=\"it was the camera\"", "takes all for &lt;rust&gt;");
        assertThat(kestra.started()).isEmpty();
        operator.submit(
                "/cells/models/4/promote", Map.of("reason", "it was the camera", "production", "2", "lift", "true"));
        assertThat(kestra.started())
                .singleElement()
                .satisfies(started -> assertThat(started.part("force")).isEqualTo("true"));
    }

    @Test
    void takesNothingFromAPageThatIsOutdatedOrFromNoPageAtAll() {
        HttpResponse<String> stale =
                operator.submit("/cells/models/3/promote", Map.of("reason", "good", "production", "1"));
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body()).contains("Another version is in production");
        HttpResponse<String> foreign = operator.submit(
                "/cells/models/3/promote", Map.of("reason", "good", "production", "2", "_csrf", "guessed"));
        assertThat(foreign.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/-/sign-in?stale"));
        assertThat(operator.get("/cells/models/2/promote").body()).contains("v2 is in production already");
        assertThat(operator.submit("/cells/models/2/promote", Map.of("reason", "x", "production", "2"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(kestra.started()).isEmpty();
    }

    @Test
    void asksAgainUntilTheChangeIsMade() {
        kestra.answer("/executions/e1", 200, KestraStandIn.execution("e1", "promote", "cells", "3", "RUNNING", "{}"));
        assertThat(operator.get("/cells/models/asked/e1").body())
                .contains(
                        "<!doctype html>",
                        "hx-trigger=\"load delay:2s\"",
                        "v3 is being put into production",
                        ">Look again<");
        kestra.answer(
                "/executions/e1",
                200,
                KestraStandIn.execution("e1", "promote", "cells", "3", "SUCCESS", "{\"outcome\": \"PROMOTED\"}"));
        assertThat(operator.htmx().get("/cells/models/asked/e1").body())
                .contains("v3 is in production")
                .doesNotContain("<html", "hx-get");
    }

    @Test
    void saysWhyAChangeFailed() {
        kestra.answer("/executions/e2", 200, KestraStandIn.execution("e2", "rollback", "cells", "1", "FAILED", "{}"));
        kestra.answer("/logs/e2", 200, "[{\"taskId\": \"rollback\", \"message\": \"v1 <is> gone\\nat x\"}]");
        assertThat(operator.htmx().get("/cells/models/asked/e2").body())
                .contains("Nothing changed: it failed", "v1 &lt;is&gt; gone")
                .doesNotContain("hx-get", "at x");
    }

    @Test
    void showsNobodyTheExecutionsOfOthers() {
        kestra.answer("/executions/e3", 200, KestraStandIn.execution("e3", "promote", "leaves", "3", "RUNNING", "{}"));
        kestra.answer("/executions/e4", 200, KestraStandIn.execution("e4", "train", "cells", "3", "RUNNING", "{}"));
        for (String id : List.of("e3", "e4", "e5")) {
            assertThat(operator.get("/cells/models/asked/" + id).statusCode())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    @Test
    void saysThatKestraIsAway() {
        kestra.answer("/executions/hone/promote", 503, "");
        HttpResponse<String> page =
                operator.submit("/cells/models/3/promote", Map.of("reason", "good", "production", "2"));
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body())
                .contains(
                        "Kestra cannot be asked right now",
                        kestra.settings().address().toString());
        kestra.answer("/executions/e1", 503, "");
        assertThat(operator.htmx().get("/cells/models/asked/e1").body())
                .contains("Kestra does not answer right now", "hx-trigger");
    }

    @Test
    void showsWhatTheLedgerKnowsWhileMlflowIsAway() {
        mlflow.away(true);
        for (String path : List.of("/cells/models", "/cells/models/3", "/cells/models/compare?a=2&b=3")) {
            HttpResponse<String> page = operator.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("MLflow cannot be asked right now", "in production");
        }
        assertThat(operator.get("/cells/models/3/promote").body()).contains("Put v3 into production");
        HttpResponse<String> bundle = operator.get("/cells/models/3/bundle.zip");
        assertThat(bundle.statusCode()).isEqualTo(503);
        assertThat(bundle.body()).contains("MLflow cannot be asked right now", "Predictions and corrections go on.");
    }

    @Test
    void givesTheBundleAwayAndKeepsNoCopy() throws IOException {
        HttpResponse<byte[]> answer = operator.bytes("/cells/models/3/bundle.zip");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"cells-v3.zip\"");
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactly("cells-v3/bundle.json", "cells-v3/model.onnx");
        assertThat(operator.get("/cells/models/3/model.onnx").body()).isEqualTo("a network");
    }

    @Test
    void hasNothingInline() {
        for (String path : List.of("/cells/models", "/cells/models/3", "/cells/models/3/promote")) {
            assertThat(operator.get(path).body())
                    .as(path)
                    .doesNotContain("<style", " style=", " onclick", "javascript:");
        }
    }
}
