package dev.hone.model.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hone.model.ClassName;
import dev.hone.model.gate.Approval;
import dev.hone.model.gate.Asked;
import dev.hone.model.gate.Change;
import dev.hone.model.gate.Contender;
import dev.hone.model.gate.Decision;
import dev.hone.model.gate.Limits;
import dev.hone.model.gate.Outcome;
import dev.hone.model.gate.Trial;
import dev.hone.pictures.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictPageTest {

    private static final List<ClassName> CLASSES =
            List.of(new ClassName("neutrophil", "Neutrophil"), new ClassName("monocyte", "<i>Monocyte</i>"));
    private static final Instant AT = Instant.parse("2026-01-31T08:15:30Z");
    private static final Tensor PICTURE = new Tensor(160, 160, 3, new byte[160 * 160 * 3]);

    @TempDir
    Path folder;

    @Test
    void tellsTheReasonFirst() throws Exception {
        String page = page(Approval.YES, trial(200, 20, 2));

        assertThat(page)
                .contains(
                        "cells: v13 replaces v12",
                        "Promoted",
                        "Better on the test pictures: 198 of 200 right, was 180.",
                        "Not worse on 200 test pictures",
                        "&lt;i&gt;Monocyte&lt;/i&gt;",
                        "v13 answers from now on. v12 stays at hand, to go back to.")
                .doesNotContain("<script", "http:", "https:", "url(", "@import", "NaN", "<i>");
        assertThat(page.indexOf("Better on the test pictures")).isLessThan(page.indexOf("Not worse on"));
        assertThat(parsed(page)).isEqualTo(1);
    }

    @Test
    void saysWhoIsAskedAndWhatStays() throws Exception {
        assertThat(page(Approval.ASK, trial(200, 20, 2))).contains("v13 could replace v12", "Waiting for a yes");
        assertThat(page(Approval.NO, trial(200, 20, 2))).contains("v13 is better, v12 stays", "told not to promote");
        assertThat(page(Approval.YES, trial(200, 2, 2)))
                .contains("v12 stays, v13 is not better", "v12 goes on answering.");
        assertThat(page(Approval.YES, trial(200, 2, 20))).contains("v12 stays, v13 is refused");
        assertThat(page(Approval.YES, trial(20, 2, 0))).contains("Too little is known", "Only 20 test pictures");
    }

    @Test
    void showsThePicturesThatChangedSides() throws Exception {
        Trial trial = trial(200, 30, 3);
        Decision decision = Decision.of(trial, Limits.USUAL);
        Change erased = decision.test().firstGained().getFirst();
        VerdictFolder.write(
                folder,
                new VerdictSubject(Approval.YES, AT),
                trial,
                decision,
                digest -> digest.equals(erased.picture()) ? Optional.empty() : Optional.of(PICTURE));

        String page = Files.readString(folder.resolve("verdict.html"));
        assertThat(page)
                .contains("Now right: 30, of which 24 are shown", "Now wrong: 3")
                .contains("thumbnails/" + erased.picture() + ".png");
        try (var thumbnails = Files.list(folder.resolve("thumbnails"))) {
            assertThat(thumbnails).hasSize(24 - 1 + 3);
        }
        assertThat(folder.resolve("thumbnails/" + erased.picture() + ".png")).doesNotExist();
    }

    @Test
    void saysTheSameAsJson() throws IOException {
        VerdictFolder.write(
                folder,
                new VerdictSubject(Approval.ASK, AT),
                trial(200, 20, 2),
                Decision.of(trial(200, 20, 2), Limits.USUAL),
                digest -> Optional.empty());

        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("verdict.json").toFile());
        assertThat(json.at("/subject/at").asText()).isEqualTo("2026-01-31T08:15:30Z");
        assertThat(json.at("/decision/outcome").asText()).isEqualTo("PROMOTE");
        assertThat(json.at("/decision/reasons/0/code").asText()).isEqualTo("better_on_test");
        assertThat(json.at("/decision/comparison/interval/low").asDouble()).isPositive();
        assertThat(json.at("/decision/test/gained").asInt()).isEqualTo(20);
        assertThat(json.at("/challenger/version").asInt()).isEqualTo(13);
    }

    @Test
    void hasAPageForAFirstModel() throws Exception {
        Trial two = trial(200, 20, 2);
        Trial first = new Trial(
                Trial.FORMAT,
                "cells",
                "ab12",
                CLASSES,
                two.challenger(),
                null,
                two.test().stream()
                        .map(asked -> new Asked(asked.picture(), asked.truth(), asked.challenger(), null))
                        .toList(),
                List.of());

        String page = page(Approval.YES, first);

        assertThat(Decision.of(first, Limits.USUAL).outcome()).isEqualTo(Outcome.FIRST_MODEL);
        assertThat(page)
                .contains(
                        "v13 is the first version",
                        "99\u00a0% of 200 test pictures",
                        "sets no limits for a first version")
                .doesNotContain("null", "changed sides");
        assertThat(parsed(page)).isZero();
    }

    private String page(Approval approval, Trial trial) throws IOException {
        VerdictFolder.write(
                folder,
                new VerdictSubject(approval, AT),
                trial,
                Decision.of(trial, Limits.USUAL),
                digest -> Optional.of(PICTURE));
        return Files.readString(folder.resolve("verdict.html"));
    }

    /** The champion gets wrong what is gained, the challenger what is lost, and both the rest right. */
    private static Trial trial(int pictures, int gained, int lost) {
        List<Asked> test = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            int truth = i % 2;
            test.add(new Asked(
                    "%064x".formatted(i),
                    truth,
                    answer(i >= gained && i < gained + lost ? 1 - truth : truth, i),
                    answer(i < gained ? 1 - truth : truth, i)));
        }
        return new Trial(
                Trial.FORMAT, "cells", "ab12", CLASSES, contender(13), contender(12), test, test.subList(0, gained));
    }

    private static Contender contender(int version) {
        return new Contender(
                version, "cd34", List.of("neutrophil", "monocyte"), 3_100_000, new Contender.Latency(4.2, 5.1, 100));
    }

    private static float[] answer(int index, int number) {
        float sure = 0.99f - number / 1000f;
        return index == 0 ? new float[] {sure, 1 - sure} : new float[] {1 - sure, sure};
    }

    /** How many charts it has; as XML, which is stricter: nothing left open, nothing crossed. */
    private static int parsed(String page) throws Exception {
        String xml = page.replace("<!doctype html>", "").replaceAll("<(meta|img)([^>]*)>", "<$1$2/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("svg")
                .getLength();
    }
}
