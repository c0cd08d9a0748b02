package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProjectsPageIT {
    private static WebApp app;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        app = new WebApp(WebApp.Servers.AWAY);
        browser = app.signedIn(Role.PREDICT);
    }

    @AfterAll
    static void stop() throws IOException {
        app.close();
    }

    @Test
    void teachesWhatToDoThenShowsHowItGoesAndSavesTheDefinition() {
        assertThat(browser.get("/").body()).contains("No project yet", "./hone up");

        app.ledger().projects().apply(cells(), "test");
        assertThat(browser.get("/").body())
                .contains("White cells", "healthy, Leaf &lt;rust&gt;", "nothing yet", "only when somebody asks")
                .contains("not known yet: 0 of 20 chance samples judged");

        answer(30);
        judge(0, 24, Judgement.Kind.CONFIRM, true);
        judge(24, 30, Judgement.Kind.CORRECT, true);
        assertThat(browser.get("/").body()).contains("80\u00a0%, between 63 and 90", ">30<");

        HttpResponse<String> file = browser.get("/cells/project.yaml");

        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("cells.yaml");
        assertThat(file.body()).contains("name: cells", "title: White cells", "id: rust");
        assertThat(browser.get("/cats/project.yaml").statusCode()).isEqualTo(404);
    }

    private static Project cells() {
        return new Project(
                "cells",
                "White cells",
                List.of(new ProjectClass("healthy", null), new ProjectClass("rust", "Leaf <rust>")),
                null,
                null,
                null,
                null,
                null);
    }

    private static void answer(int count) {
        app.ledger()
                .predictions()
                .insert(IntStream.range(0, count)
                        .mapToObj(i -> new Prediction(
                                "p" + i,
                                "cells",
                                1,
                                "picture" + i,
                                "rust",
                                Map.of("healthy", 0.4, "rust", 0.6),
                                8,
                                Instant.now(),
                                ModelRole.PRODUCTION,
                                1,
                                null))
                        .toList());
        app.ledger()
                .predictions()
                .insert(List.of(new Prediction(
                        "before",
                        "cells",
                        1,
                        "old",
                        "rust",
                        Map.of("rust", 1.0),
                        8,
                        Instant.now().minus(Duration.ofDays(8)),
                        ModelRole.PRODUCTION,
                        1,
                        null)));
    }

    private static void judge(int from, int to, Judgement.Kind kind, boolean sampled) {
        app.ledger()
                .judgements()
                .insert(IntStream.range(from, to)
                        .mapToObj(i -> new Judgement(
                                "01J%05d".formatted(i),
                                "cells",
                                "picture" + i,
                                kind,
                                "rust",
                                "test",
                                Instant.now(),
                                Judgement.Via.WEB,
                                "p" + i,
                                null,
                                sampled))
                        .toList());
    }
}
