package dev.hone.tasks.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.ClassName;
import dev.hone.model.gate.Asked;
import dev.hone.model.gate.Contender;
import dev.hone.model.gate.Trial;
import dev.hone.stores.registry.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Contender.Latency QUICK = new Contender.Latency(4.5, 6.0, 100);

    @Test
    void tellsMlflowHowBothDid() {
        Map<String, Double> figures = figures(contender(12));

        assertThat(figures)
                .containsEntry("test_pictures", 4.0)
                .containsEntry("test_accuracy", 0.75)
                .containsEntry("champion_test_accuracy", 0.5)
                .containsEntry("test_recall_rust", 0.5)
                .containsEntry("judged_accuracy", 1.0)
                .containsEntry("champion_judged_accuracy", 0.0)
                .containsEntry("answer_milliseconds", 4.5)
                .containsEntry("bundle_bytes", 3_000_000.0)
                .doesNotContainKey("test_recall_mildew");
    }

    @Test
    void hasNoFiguresOfAChampionThatIsNotThere() {
        assertThat(figures(null).keySet()).contains("test_macro_f1").noneMatch(name -> name.startsWith("champion_"));
    }

    private static Map<String, Double> figures(Contender champion) {
        boolean two = champion != null;
        Trial trial = new Trial(
                Trial.FORMAT,
                "leaves",
                "ab12",
                List.of(
                        new ClassName("healthy", "Healthy"),
                        new ClassName("rust", "Rust"),
                        new ClassName("mildew", "Mildew")),
                contender(13),
                champion,
                List.of(asked(0, 0, 0, two), asked(0, 0, 0, two), asked(1, 1, 0, two), asked(1, 0, 0, two)),
                List.of(asked(1, 1, 0, two)));
        return Figures.of(trial, 1).stream().collect(Collectors.toMap(Metric::key, Metric::value));
    }

    private static Asked asked(int truth, int challenger, int champion, boolean two) {
        return new Asked("ab", truth, sure(challenger), two ? sure(champion) : null);
    }

    private static float[] sure(int index) {
        float[] probabilities = new float[3];
        probabilities[index] = 1;
        return probabilities;
    }

    private static Contender contender(int version) {
        return new Contender(version, "cd34", List.of("healthy", "rust", "mildew"), 3_000_000, QUICK);
    }
}
