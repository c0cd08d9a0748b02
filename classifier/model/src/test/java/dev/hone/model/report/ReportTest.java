package dev.hone.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hone.model.ClassName;
import dev.hone.model.evaluation.Judged;
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
import java.util.Random;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {

    private static final List<ClassName> CLASSES = List.of(
            new ClassName("neutrophil", "Neutrophil"),
            new ClassName("monocyte", "<script>alert('monocyte')</script>"),
            new ClassName("never", "Never seen"));
    private static final Subject SUBJECT =
            new Subject("cells v13", "test pictures", "ab12", "cd34", Instant.parse("2026-01-31T08:15:30Z"));
    private static final Tensor PICTURE = new Tensor(320, 200, 3, new byte[320 * 200 * 3]);

    @TempDir
    Path folder;

    @Test
    void putsTheSurestMistakesFirst() {
        Report report = report(200);

        assertThat(report.mistakes()).hasSize(24);
        assertThat(report.mistakes().stream().map(mistake -> -mistake.confidence()))
                .isSorted();
        assertThat(report.mistakes())
                .allSatisfy(mistake -> assertThat(mistake.answer()).isNotEqualTo(mistake.truth()));
    }

    @Test
    void writesAPageThatIsWellFormedAndNeedsNothingElseButThumbnails() throws Exception {
        ReportFolder.write(folder, report(200), digest -> Optional.of(PICTURE));

        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page)
                .contains(
                        "cells v13: how good it is", "prefers-color-scheme", "&lt;script&gt;alert(&#39;monocyte&#39;)")
                .doesNotContain("<script", "http:", "https:", "url(", "@import");
        assertThat(parsed(page).getElementsByTagName("svg").getLength()).isEqualTo(1 + 2 * 2 + 2);
        assertThat(page)
                .contains("src=\"thumbnails/%s.png\""
                        .formatted(report(200).mistakes().getFirst().picture()));
    }

    @Test
    void keepsSmallPicturesBesideThePage() throws IOException {
        Report report = report(200);
        String erased = report.mistakes().get(3).picture();

        ReportFolder.write(folder, report, digest -> digest.equals(erased) ? Optional.empty() : Optional.of(PICTURE));

        for (Mistake mistake : report.mistakes()) {
            Path thumbnail = folder.resolve("thumbnails/" + mistake.picture() + ".png");
            if (mistake.picture().equals(erased)) {
                assertThat(thumbnail).doesNotExist();
            } else {
                assertThat(ImageIO.read(thumbnail.toFile()).getWidth()).isEqualTo(160);
                assertThat(ImageIO.read(thumbnail.toFile()).getHeight()).isEqualTo(100);
            }
        }
    }

    @Test
    void saysTheSameAsJson() throws IOException {
        Report report = report(200);

        ReportFolder.write(folder, report, digest -> Optional.empty());

        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(json.at("/subject/at").asText()).isEqualTo("2026-01-31T08:15:30Z");
        assertThat(json.at("/metrics/macro_f1").asDouble())
                .isEqualTo(report.metrics().macroF1());
        assertThat(json.at("/intervals/macro_f1/low").asDouble())
                .isLessThan(report.metrics().macroF1());
        assertThat(json.at("/curves/0/precision_recall")).isNotEmpty();
        assertThat(json.at("/mistakes/0/truth_probability").isNumber()).isTrue();
        assertThat(json.at("/reliability/bins")).hasSize(15);
        assertThat(json.at("/epochs/1/validation_loss").asDouble()).isEqualTo(0.5);
    }

    @Test
    void hasAPageForAModelWithoutAMistakeAndWithoutAHistory() throws Exception {
        List<Judged> answers = List.of(new Judged(0, new float[] {1, 0, 0}), new Judged(0, new float[] {1, 0, 0}));
        Report report = Report.of(SUBJECT, CLASSES, List.of("a", "b"), answers, List.of());

        ReportFolder.write(folder, report, digest -> Optional.empty());

        String page = Files.readString(folder.resolve("report.html"));
        assertThat(parsed(page).getElementsByTagName("svg").getLength()).isEqualTo(1);
        assertThat(page)
                .contains(
                        "No picture was taken for another class.",
                        "every picture was answered right",
                        "there is nothing to tell apart")
                .doesNotContain("How it learned", "NaN", "Infinity");
    }

    @Test
    void namesNoFileButByDigest() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mistake("../../etc", "a", "b", 1, 0));
    }

    static Report report(int pictures) {
        Random random = new Random(5);
        List<String> digests = new ArrayList<>();
        List<Judged> answers = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            float sure = (float) (0.5 + 0.49 * random.nextDouble());
            int truth = i % 2;
            boolean right = random.nextDouble() < sure - 0.05;
            float[] probabilities = new float[3];
            probabilities[right ? truth : 1 - truth] = sure;
            probabilities[right ? 1 - truth : truth] = 1 - sure;
            digests.add("%064x".formatted(i));
            answers.add(new Judged(truth, probabilities));
        }
        return Report.of(
                SUBJECT,
                CLASSES,
                digests,
                answers,
                List.of(
                        new LearningEpoch(1, 1.4, 0.4, 1.1, 0.5),
                        new LearningEpoch(2, 0.7, 0.7, 0.5, 0.75),
                        new LearningEpoch(3, 0.4, 0.9, 0.6, 0.7)));
    }

    /** As XML, which is stricter: nothing left open, nothing crossed. */
    private static Document parsed(String page) throws Exception {
        String xml = page.replace("<!doctype html>", "").replaceAll("<(meta|img)([^>]*)>", "<$1$2/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
