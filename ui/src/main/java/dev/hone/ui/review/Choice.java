package dev.hone.ui.review;

import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.ui.predict.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A class that a picture could show.
 *
 * @param key what to press for it, 1 to 9, or empty for those beyond
 * @param percent what the model gave it, as text
 * @param width the same as the width of the bar, as {@code 94.1%}
 * @param color 0 to 7, the class's place in the palette; 8 for those beyond
 * @param predicted whether it is what the model said
 */
public record Choice(String key, String id, String label, String percent, String width, int color, boolean predicted) {
    private static final int KEYS = 9;
    private static final int COLORS = 8;

    /** The classes of a project, always in the same order, so that fingers learn their keys. */
    static List<Choice> of(Prediction prediction, Project project) {
        List<Choice> choices = new ArrayList<>();
        for (ProjectClass known : project.classes()) {
            int place = choices.size();
            double share = prediction.probabilities().getOrDefault(known.id(), 0.0);
            choices.add(new Choice(
                    place < KEYS ? String.valueOf(place + 1) : "",
                    known.id(),
                    known.label(),
                    Percent.of(share),
                    String.format(Locale.ROOT, "%.1f%%", share * 100),
                    Math.min(place, COLORS),
                    known.id().equals(prediction.predicted())));
        }
        return choices;
    }
}
