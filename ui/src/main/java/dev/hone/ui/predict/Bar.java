package dev.hone.ui.predict;

import dev.hone.ui.serving.Answer;
import dev.hone.ui.serving.ServedProject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One class's share of an answer.
 *
 * @param label the class as people read it
 * @param percent its probability as text
 * @param width its probability as the width of the bar, as {@code 94.1%}
 * @param color 0 to 7, the class's place in the palette, which it keeps on every page; 8 for those beyond
 */
public record Bar(String label, String percent, String width, int color) {
    private static final int COLORS = 8;

    /** The bars of an answer, the likeliest class first. */
    static List<Bar> of(Answer answer, ServedProject project) {
        return answer.probabilities().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(share -> of(share.getKey(), share.getValue(), project))
                .toList();
    }

    private static Bar of(String id, double probability, ServedProject project) {
        int place = project.classes().indexOf(project.named(id));
        return new Bar(
                project.named(id).label(),
                Percent.of(probability),
                String.format(Locale.ROOT, "%.1f%%", probability * 100),
                place < 0 ? COLORS : Math.min(place, COLORS));
    }
}
