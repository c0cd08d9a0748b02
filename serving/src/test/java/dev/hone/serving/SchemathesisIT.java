package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.real.Rounds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What schemathesis makes up from the description of the API: every answer is one that it describes, and none is a failure of serving's. */
@Tag("schemathesis")
@Timeout(900)
class SchemathesisIT {
    private static final String INSTALLED = "hone.schemathesis";
    private static final long MINUTES = 10;

    @TempDir
    private Path folder;

    @Test
    void everyAnswerIsAsDescribed() throws Exception {
        try (ServingProcess serving = ServingProcess.start(folder)) {
            serving.promote("cells", TinyBundle.answering(folder.resolve("cells"), "cells", 1));
            serving.promote("leaves", TinyBundle.answering(folder.resolve("leaves"), "leaves", 1));
            String output = run(List.of(
                    Path.of(System.getProperty(INSTALLED), "bin", "schemathesis")
                            .toString(),
                    "run",
                    "http://127.0.0.1:%d/openapi.json".formatted(serving.port()),
                    "--header",
                    "Authorization: Bearer " + serving.key(),
                    "--seed",
                    "20261130",
                    "--max-examples",
                    String.valueOf(50 * Rounds.of(10)),
                    // no picture is made up, and so what fits the description is refused all the same
                    "--exclude-checks",
                    "positive_data_acceptance"));
            assertThat(output).containsPattern("Tested: +14").doesNotContain("❌");
        }
    }

    private String run(List<String> command) throws Exception {
        Path out = Files.createTempFile("schemathesis", ".out");
        Process process = new ProcessBuilder(new ArrayList<>(command))
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
        Files.delete(out);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return said;
    }
}
