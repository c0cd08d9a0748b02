package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.real.S3Server;
import dev.hone.ui.WebApp.Servers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What schemathesis makes up from the description of the API: every answer is one that it describes, and none is a failure of the web app's. */
@Tag("schemathesis")
class SchemathesisIT {
    private static final String INSTALLED = "hone.schemathesis";
    private static final long MINUTES = 10;

    @TempDir
    private Path folder;

    @Test
    void everyAnswerIsAsDescribed() throws Exception {
        try (S3Server s3 = S3Server.start(folder.resolve("s3"));
                Bucket bucket = Bucket.open(s3.settings());
                KestraStandIn kestra = new KestraStandIn();
                WebApp app = new WebApp(Servers.AWAY.with(s3.settings()).with(kestra.settings()))) {
            bucket.create();
            kestra.reset();
            List<ProjectClass> classes =
                    List.of(new ProjectClass("basophil", null), new ProjectClass("monocyte", null));
            app.ledger().projects().apply(new Project("cells", "Cells", classes, null, null, null, null, null), "test");
            ApiKeyText key = ApiKeyText.generate();
            app.ledger().apiKeys().add(key, "schemathesis", Role.ADMIN, "test", Optional.empty());
            String output = run(List.of(
                    Path.of(System.getProperty(INSTALLED), "bin", "schemathesis")
                            .toString(),
                    "run",
                    app.address().resolve("/openapi.json").toString(),
                    "--header",
                    "Authorization: Bearer " + key.text().value(),
                    "--seed",
                    "20261201",
                    "--max-examples",
                    "30",
                    // no picture, project or version is made up that there is, and so what fits the description is
                    // refused all the same
                    "--exclude-checks",
                    "positive_data_acceptance"));
            assertThat(output).containsPattern("Tested: +7").doesNotContain("❌");
        }
    }

    private String run(List<String> command) throws Exception {
        Path out = folder.resolve("schemathesis.out");
        Process process = new ProcessBuilder(command)
                // it keeps notes where it is started
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return said;
    }
}
