package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.ui.WebApp.Servers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataWithoutBucketIT {
    private static final String DIGEST = "a".repeat(64);

    @Test
    void showsWhatTheLedgerKnowsAndSaysWhatHasToWait() throws Exception {
        try (WebApp app = new WebApp(Servers.AWAY)) {
            Ledger ledger = app.ledger();
            List<ProjectClass> classes =
                    List.of(new ProjectClass("basophil", null), new ProjectClass("monocyte", null));
            ledger.projects().apply(new Project("cells", "Cells", classes, null, null, null, null, null), "test");
            ledger.importLists()
                    .insert("cells", "01A", List.of(new ImportLabel(DIGEST, "monocyte", "a.png", "test", "ann")));
            Browser olga = app.signedIn("olga", Role.OPERATE);

            assertThat(olga.get("/cells/data").body()).contains("1 picture of 2 classes");
            assertThat(olga.get("/cells/data/pictures").body()).contains(DIGEST);
            assertThat(olga.get("/cells/data/pictures/" + DIGEST).body()).contains("<h1>monocyte</h1>");
            for (String away : List.of("/cells/data/quarantine", "/cells/pictures/" + DIGEST)) {
                assertThat(olga.get(away))
                        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(503))
                        .satisfies(
                                answer -> assertThat(answer.body()).contains("The bucket cannot be asked right now"));
            }
            assertThat(olga.htmx()
                            .upload(
                                    "/cells/data/upload",
                                    Map.of("label", "monocyte"),
                                    "files",
                                    Map.of("a.png", UploadPageIT.png())))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(503))
                    .satisfies(answer -> assertThat(answer.body())
                            .contains("The bucket cannot be asked right now")
                            .doesNotContain("<html"));
            assertThat(olga.submit("/cells/data/pictures/" + DIGEST + "/label", Map.of("label", "basophil"))
                            .statusCode())
                    .isEqualTo(503);
        }
    }
}
