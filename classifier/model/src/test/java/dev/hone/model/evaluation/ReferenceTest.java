package dev.hone.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hone.model.ClassName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What scikit-learn and scipy say; src/test/reference tells how it was recorded. */
class ReferenceTest {

    private static final Offset<Double> ROUNDING = within(1e-9);
    private static final JsonNode RECORDED = recorded();

    @ParameterizedTest
    @MethodSource("cases")
    void measuresAsScikitLearnDoes(JsonNode recorded) {
        List<Judged> answers = answers(recorded);
        List<ClassName> classes = classes(answers);

        Metrics metrics = Metrics.of(classes, answers);

        assertThat(metrics.accuracy()).isCloseTo(recorded.get("accuracy").asDouble(), ROUNDING);
        assertThat(metrics.macroPrecision())
                .isCloseTo(recorded.get("macro_precision").asDouble(), ROUNDING);
        assertThat(metrics.macroRecall()).isCloseTo(recorded.get("macro_recall").asDouble(), ROUNDING);
        assertThat(metrics.macroF1()).isCloseTo(recorded.get("macro_f1").asDouble(), ROUNDING);
        assertThat(metrics.calibrationError())
                .isCloseTo(recorded.get("calibration_error").asDouble(), ROUNDING);
        assertThat(metrics.brier()).isCloseTo(recorded.get("brier").asDouble(), ROUNDING);
        assertThat(metrics.logLoss()).isCloseTo(recorded.get("log_loss").asDouble(), ROUNDING);
        assertThat(new ObjectMapper().<JsonNode>valueToTree(metrics.confusion()))
                .isEqualTo(recorded.get("confusion"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void measuresEveryClassAsScikitLearnDoes(JsonNode recorded) {
        List<Judged> answers = answers(recorded);
        List<ClassMetrics> classes = Metrics.of(classes(answers), answers).classes();

        agrees(recorded.get("precision"), classes, ClassMetrics::precision);
        agrees(recorded.get("recall"), classes, ClassMetrics::recall);
        agrees(recorded.get("f1"), classes, ClassMetrics::f1);
        agrees(recorded.get("support"), classes, one -> (double) one.support());
        agrees(recorded.get("roc_auc"), classes, ClassMetrics::rocAuc);
        agrees(recorded.get("pr_auc"), classes, ClassMetrics::prAuc);
    }

    @ParameterizedTest
    @MethodSource("mcnemar")
    void testsAsScipyDoes(JsonNode recorded) {
        McNemar test = McNemar.of(
                recorded.get("only_first").asInt(), recorded.get("only_second").asInt());

        double different = recorded.get("different").asDouble();
        double better = recorded.get("second_better").asDouble();
        assertThat(test.different()).isCloseTo(different, within(1e-9 * different));
        assertThat(test.secondBetter()).isCloseTo(better, within(1e-9 * better));
    }

    @ParameterizedTest
    @MethodSource("temperature")
    void findsTheTemperatureThatScipyFinds(JsonNode recorded) {
        List<float[]> logits = new ArrayList<>();
        recorded.get("logits").forEach(row -> logits.add(floats(row)));
        int[] labels = integers(recorded.get("truth"));

        double temperature = TemperatureScaling.fit(logits, labels).temperature();

        assertThat(temperature).isCloseTo(recorded.get("temperature").asDouble(), ROUNDING);
    }

    private static void agrees(JsonNode recorded, List<ClassMetrics> classes, Function<ClassMetrics, Double> measure) {
        assertThat(recorded.size()).isEqualTo(classes.size());
        for (int i = 0; i < classes.size(); i++) {
            Double measured = measure.apply(classes.get(i));
            if (recorded.get(i).isNull()) {
                assertThat(measured).isNull();
            } else {
                assertThat(measured).isCloseTo(recorded.get(i).asDouble(), ROUNDING);
            }
        }
    }

    private static List<Judged> answers(JsonNode recorded) {
        int[] truth = integers(recorded.get("truth"));
        return IntStream.range(0, truth.length)
                .mapToObj(i -> new Judged(
                        truth[i], floats(recorded.get("probabilities").get(i))))
                .toList();
    }

    private static List<ClassName> classes(List<Judged> answers) {
        return IntStream.range(0, answers.getFirst().probabilities().length)
                .mapToObj(i -> new ClassName("class-" + i, null))
                .toList();
    }

    private static float[] floats(JsonNode row) {
        float[] floats = new float[row.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) row.get(i).asDouble();
        }
        return floats;
    }

    private static int[] integers(JsonNode row) {
        return IntStream.range(0, row.size()).map(i -> row.get(i).asInt()).toArray();
    }

    static Stream<JsonNode> cases() {
        return rows("cases");
    }

    static Stream<JsonNode> mcnemar() {
        return rows("mcnemar");
    }

    static Stream<JsonNode> temperature() {
        return rows("temperature");
    }

    private static Stream<JsonNode> rows(String name) {
        return StreamSupport.stream(RECORDED.get(name).spliterator(), false);
    }

    private static JsonNode recorded() {
        try (InputStream in = ReferenceTest.class.getResourceAsStream("/reference/evaluation.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
