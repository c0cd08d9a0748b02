package dev.hone.ui.models;

import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * One figure of two versions, or, on the page of one, of one.
 *
 * @param name what it is
 * @param first the first version's
 * @param second the second version's
 * @param difference by how much the second is more, or a dash
 * @param word better or worse, or empty where it is neither or cannot be said
 */
public record FigureRow(String name, String first, String second, String difference, String word) {
    private static final String UNKNOWN = "\u2013";

    /** The figures that at least one of the two has. */
    static List<FigureRow> ofMeasures(Figures first, Figures second) {
        return Arrays.stream(Measure.values())
                .filter(measure -> first.value(measure).isPresent()
                        || second.value(measure).isPresent())
                .map(measure -> of(
                        measure.words(),
                        measure.unit(),
                        measure.better(),
                        new Pair(first, first.value(measure), second, second.value(measure))))
                .toList();
    }

    /** The share found of each class: those of the project in their order, then those that only an older one knows. */
    static List<FigureRow> ofClasses(Project project, Figures first, Figures second) {
        Set<String> rest = new TreeSet<>(first.classes());
        rest.addAll(second.classes());
        List<ProjectClass> shown = new ArrayList<>();
        project.classes().stream().filter(known -> rest.remove(known.id())).forEach(shown::add);
        rest.forEach(id -> shown.add(new ProjectClass(id, null)));
        return shown.stream()
                .map(one -> of(
                        one.label(),
                        Unit.SHARE,
                        Measure.Better.HIGHER,
                        new Pair(first, first.recall(one.id()), second, second.recall(one.id()))))
                .toList();
    }

    private record Pair(Figures first, OptionalDouble one, Figures second, OptionalDouble other) {
        boolean isWhole() {
            return one.isPresent() && other.isPresent();
        }

        double difference() {
            return other.orElseThrow() - one.orElseThrow();
        }
    }

    private static FigureRow of(String name, Unit unit, Measure.Better better, Pair pair) {
        return new FigureRow(
                name,
                pair.first().text(pair.one(), unit),
                pair.second().text(pair.other(), unit),
                pair.isWhole() ? difference(unit, pair.difference()) : UNKNOWN,
                pair.isWhole() && unit.shows(pair.difference()) ? word(better, pair.difference() > 0) : "");
    }

    private static String difference(Unit unit, double difference) {
        return unit.shows(difference) ? unit.difference(difference) : "same";
    }

    private static String word(Measure.Better better, boolean isMore) {
        return switch (better) {
            case HIGHER -> isMore ? "better" : "worse";
            case LOWER -> isMore ? "worse" : "better";
            case NEITHER -> "";
        };
    }

    /** The class of the word in the style sheet. */
    public String mood() {
        return switch (word) {
            case "better" -> "good";
            case "worse" -> "caution";
            default -> "";
        };
    }
}
