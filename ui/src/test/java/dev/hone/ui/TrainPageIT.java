package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.TrainingRequest.Reason;
import dev.hone.stores.ledger.TrainingRequests;
import dev.hone.stores.ledger.Trainings;
import dev.hone.stores.ledger.Verdict;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.ui.KestraStandIn.Started;
import dev.hone.ui.WebApp.Servers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainPageIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static Ledger ledger;
    private static KestraStandIn kestra;
    private static MlflowStandIn mlflow;
    private static WebApp app;
    private static Browser otto;
    private static Browser gust;

    @BeforeAll
    static void start() throws IOException {
        kestra = new KestraStandIn();
        mlflow = new MlflowStandIn();
        app = new WebApp(Servers.AWAY.with(mlflow.settings()).with(kestra.settings()));
        ledger = app.ledger();
        otto = app.signedIn("otto", Role.OPERATE);
        gust = app.signedIn("gust", Role.PREDICT);
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

    @Test
    void offersWhatTheProjectSays() {
        String project = project();
        assertThat(otto.get("/%s/train".formatted(project)).body())
                .contains("aria-current=\"page\">Train", "Train now", "There was none yet")
                .contains("name=\"epochs\" inputmode=\"numeric\" value=\"30\"")
                .contains("name=\"learningRate\" inputmode=\"decimal\" value=\"0.002\"")
                .contains("<option value=\"scratch\" selected>");
    }

    @Test
    void leavesToTheProjectWhatWasNotChanged() {
        String project = project();
        kestra.answer(
                "/executions/hone/train",
                200,
                KestraStandIn.execution("e7", "train", project, "null", "CREATED", "{}"));
        HttpResponse<String> answer = start(project, Map.of("epochs", "3", "reason", " a  new\nmicroscope "));
        assertThat(answer.headers().firstValue("Location")).hasValue("/%s/train/e7".formatted(project));
        Started started = kestra.started().getFirst();
        assertThat(started.part("epochs")).isEqualTo("3");
        assertThat(started.part("reason")).isEqualTo("a new microscope");
        assertThat(started.part("requestedBy")).isEqualTo("otto");
        assertThat(started.part("batchSize")).isNull();
        assertThat(started.part("promote")).isNull();
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatWasTyped() {
        String project = project();
        HttpResponse<String> answer =
                start(project, Map.of("epochs", "many", "learningRate", "7", "reason", "<b>why</b>"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Epochs are a whole number", "The learning rate is above 0")
                .contains("value=\"many\"", "value=\"7\"", "&lt;b>why")
                .doesNotContain("<b>why");
        assertThat(kestra.started()).isEmpty();
    }

    @Test
    void letsNobodySteerWhoMayOnlyLook() {
        String project = project();
        training(project, "t1", null);
        assertThat(gust.get("/%s/train".formatted(project)).body()).doesNotContain("Train now");
        assertThat(gust.submit("/%s/train".formatted(project), Map.of("epochs", "3"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(gust.submit("/%s/train/t1/stop".formatted(project), Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(gust.submit("/%s/train/t1/leave".formatted(project), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(kestra.started()).isEmpty();
    }

    @Test
    void listsTrainingsPageByPageAndRequestsThatStartedNone() {
        String project = project();
        for (int i = 0; i < 25; i++) {
            training(project, "t" + i, Outcome.KEPT);
        }
        TrainingRequest shared = ledger.trainingRequests()
                .ask(new TrainingRequests.Wish(
                        project, Reason.PERSON, "the <same>", "bea", Instant.now(), "asked-too"));
        ledger.trainingRequests().answer(shared, "t24");
        String first = otto.get("/%s/train".formatted(project)).body();
        assertThat(first)
                .contains("/%s/train/t24\"".formatted(project), "not better", "because of t24", "Older trainings")
                .contains("shares the result of another", "the &lt;same&gt;", "bea")
                .doesNotContain("/%s/train/t4\"".formatted(project));
        String older = first.replaceFirst("(?s).*href=\"(/[^\"]*\\?before=[^\"]*)\">Older.*", "$1");
        assertThat(otto.get(older).body())
                .contains("/%s/train/t4\"".formatted(project), "/%s/train/t0\"".formatted(project))
                .doesNotContain("/%s/train/t5\"".formatted(project), "Older trainings");
    }

    @Test
    void watchesATrainingWithItsStepsCurvesAndTheTimeLeft() {
        String project = project();
        training(project, "t1", null);
        kestra.answer("/executions/t1", 200, running(project));
        mlflow.curve("t1", "loss", 2.0, 1.5, 1.0);
        mlflow.curve("t1", "validation_loss", 2.1, 1.6, 1.2);
        mlflow.curve("t1", "accuracy", 0.3, 0.5, 0.7);
        mlflow.curve("t1", "validation_accuracy", 0.25, 0.5, 0.625);
        String page = otto.get("/%s/train/t1".formatted(project)).body();
        assertThat(page)
                .contains("<!doctype html>", "It is under way", "Epoch 3 of 10 at most, about 7\u00a0min left")
                .contains("value=\"30\"", "Stop it", "hx-trigger=\"load delay:2s\"")
                .contains("62.5\u00a0% of the pictures kept aside", "data-value=\"1.2\"")
                .containsPattern("<b>pull</b>[^(]*<span class=\"muted small\">\\(done, 5\u00a0s\\)")
                .containsPattern("<b>train</b>[^(]*<span class=\"muted small\">\\(under way")
                .containsPattern("<b>gate</b>[^(]*<span class=\"muted small\">\\(to come\\)");
        assertThat(otto.htmx().get("/%s/train/t1".formatted(project)).body())
                .startsWith("<div id=\"training\"")
                .doesNotContain("<!doctype html>");
    }

    @Test
    void stopsWhatGoesOnAfterAskingAndNothingThatHasEnded() {
        String project = project();
        training(project, "t1", null);
        kestra.answer("/executions/t1", 200, running(project));
        kestra.answer("/executions/t1/kill", 202, "");
        assertThat(otto.get("/%s/train/t1/stop".formatted(project)).body())
                .contains("Stop this training?", "Production stays as it is");
        assertThat(otto.submit("/%s/train/t1/stop".formatted(project), Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(kestra.killed()).containsExactly("/executions/t1/kill");

        kestra.answer("/executions/t1", 200, KestraStandIn.execution("t1", "train", project, "null", "KILLED", "{}"));
        assertThat(otto.get("/%s/train/t1/stop".formatted(project)).body()).contains("It has ended already");
        otto.submit("/%s/train/t1/stop".formatted(project), Map.of());
        assertThat(kestra.killed()).hasSize(1);
    }

    @Test
    void aVersionThatWaitsIsShownWithItsEvidenceAndCanBeLeftOut() {
        String project = project();
        training(project, "t1", Outcome.PENDING);
        ledger.verdicts()
                .insert(new Verdict(
                        project,
                        "t1",
                        "5".repeat(64),
                        "run3",
                        3,
                        2,
                        Verdict.Outcome.PENDING,
                        List.of(new Verdict.Reason("better_on_test", "holds", null, "better on 90 test pictures"))));
        assertThat(otto.get("/%s/train".formatted(project)).body())
                .contains("v3 waits for you", "better on 90 test pictures", "/%s/models/3/promote".formatted(project));
        otto.get("/%s/train/t1".formatted(project));
        otto.submit("/%s/train/t1/leave".formatted(project), Map.of());
        assertThat(ledger.trainings().find(project, "t1")).hasValueSatisfying(training -> {
            assertThat(training.outcome()).isEqualTo(Outcome.WITHHELD);
            assertThat(training.detail()).isEqualTo("otto left it out of production");
        });
        assertThat(otto.get("/%s/train".formatted(project)).body()).doesNotContain("waits for you");
    }

    @Test
    void aTrainingThatFailedSaysWhy() {
        String project = project();
        training(project, "t1", Outcome.FAILED);
        kestra.answer("/executions/t1", 200, KestraStandIn.execution("t1", "train", project, "null", "FAILED", "{}"));
        assertThat(otto.get("/%s/train/t1".formatted(project)).body())
                .contains("It failed", "because of t1")
                .doesNotContain("Stop it", "hx-trigger=\"load");
    }

    @Test
    void showsWhatTheLedgerKnowsWithKestraAndMlflowAway() {
        String project = project();
        training(project, "t1", Outcome.KEPT);
        kestra.answer("/executions/t1", 503, "");
        mlflow.away(true);
        assertThat(otto.get("/%s/train/t1".formatted(project)).body())
                .contains("Kestra cannot be asked right now", "Its version is not better", "because of t1");
        assertThat(otto.get("/%s/train".formatted(project)).body()).contains("/%s/train/t1\"".formatted(project));
    }

    @Test
    void anotherProjectsTrainingAndOneThatNobodyKnowsAreNotShown() {
        String project = project();
        String other = project();
        training(other, "t1", null);
        kestra.answer("/executions/t1", 200, running(other));
        assertThat(otto.get("/%s/train/t1".formatted(project)).statusCode()).isEqualTo(404);
        assertThat(otto.get("/%s/train/nobody".formatted(project)).statusCode()).isEqualTo(404);
        assertThat(otto.submit("/%s/train/t1/stop".formatted(project), Map.of()).statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> start(String project, Map<String, String> typed) {
        Map<String, String> form = new HashMap<>(Map.of(
                "epochs",
                "30",
                "batchSize",
                "16",
                "learningRate",
                "0.002",
                "strategy",
                "scratch",
                "start",
                "production",
                "promote",
                "yes"));
        form.putAll(typed);
        return otto.submit("/%s/train".formatted(project), form);
    }

    private static String running(String project) {
        return """
            {"id": "t1", "namespace": "hone", "flowId": "train", "inputs": {"project": "%s"},
             "state": {"current": "RUNNING", "startDate": "2026-01-01T00:00:00Z"},
             "taskRunList": [
               {"id": "a", "taskId": "admit", "state": {"current": "SUCCESS", "startDate": "2026-01-01T00:00:00Z",
                "endDate": "2026-01-01T00:00:01Z"}},
               {"id": "b", "taskId": "admitted", "state": {"current": "RUNNING", "startDate": "2026-01-01T00:00:01Z"}},
               {"id": "c", "taskId": "pull", "state": {"current": "SUCCESS", "startDate": "2026-01-01T00:00:01Z",
                "endDate": "2026-01-01T00:00:06Z"}},
               {"id": "d", "taskId": "train", "state": {"current": "RUNNING", "startDate": "2026-01-01T00:00:06Z"}}]}""".formatted(project);
    }

    private static void training(String project, String execution, Outcome outcome) {
        TrainingRequest request = ledger.trainingRequests()
                .ask(new TrainingRequests.Wish(project, Reason.SCHEDULE, "", "ann", Instant.now(), execution));
        ledger.trainings()
                .admit(new Trainings.Order(project, execution, "", Training.Wants.YES, false, 1, "0.1.0"), request);
        if (outcome != null) {
            ledger.trainings().end(project, execution, outcome, "because of " + execution);
        }
    }

    private static String project() {
        String name = "cells-" + NUMBERS.incrementAndGet();
        List<ProjectClass> classes = List.of(new ProjectClass("basophil", null), new ProjectClass("monocyte", null));
        ledger.projects().apply(new Project(name, "Cells", classes, null, null, null, null, null), "test");
        return name;
    }
}
