package dev.hone.model.report;

import dev.hone.model.ClassName;
import dev.hone.model.evaluation.Intervals;
import dev.hone.model.evaluation.Judged;
import dev.hone.model.evaluation.Metrics;
import dev.hone.model.evaluation.Ranking;
import dev.hone.model.evaluation.Reliability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good one version is, in full: what {@code report.json} says and {@code report.html} shows.
 *
 * @param epochs how its training went; may be empty
 * @param mistakes the surest first
 */
public record Report(
        Subject subject,
        List<ClassName> classes,
        Metrics metrics,
        Intervals intervals,
        Reliability reliability,
        List<ClassCurves> curves,
        List<LearningEpoch> epochs,
        List<Mistake> mistakes) {

    private static final int MOST_POINTS = 200;
    private static final int MOST_MISTAKES = 24;

    public Report {
        classes = List.copyOf(classes);
        curves = List.copyOf(curves);
        epochs = List.copyOf(epochs);
        mistakes = List.copyOf(mistakes);
    }

    /** The pictures' digests are in the order of the answers; {@link IllegalArgumentException} for no answers. */
    public static Report of(
            Subject subject,
            List<ClassName> classes,
            List<String> pictures,
            List<Judged> answers,
            List<LearningEpoch> epochs) {
        if (pictures.size() != answers.size()) {
            throw new IllegalArgumentException("%d pictures for %d answers".formatted(pictures.size(), answers.size()));
        }
        Metrics metrics = Metrics.of(classes, answers);
        return new Report(
                subject,
                classes,
                metrics,
                Intervals.of(classes, answers),
                Reliability.of(answers),
                curves(classes, metrics, answers),
                epochs,
                mistakes(classes, pictures, answers));
    }

    private static List<ClassCurves> curves(List<ClassName> classes, Metrics metrics, List<Judged> answers) {
        List<ClassCurves> curves = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            Ranking ranking = Ranking.of(answers, i);
            boolean known = metrics.classes().get(i).rocAuc() != null;
            curves.add(new ClassCurves(
                    classes.get(i).id(),
                    known ? ranking.roc(MOST_POINTS) : List.of(),
                    known ? ranking.precisionRecall(MOST_POINTS) : List.of()));
        }
        return curves;
    }

    private static List<Mistake> mistakes(List<ClassName> classes, List<String> pictures, List<Judged> answers) {
        return IntStream.range(0, answers.size())
                .filter(i -> !answers.get(i).right())
                .mapToObj(i -> mistake(classes, pictures.get(i), answers.get(i)))
                .sorted(Comparator.comparingDouble(Mistake::confidence).reversed())
                .limit(MOST_MISTAKES)
                .toList();
    }

    private static Mistake mistake(List<ClassName> classes, String picture, Judged answer) {
        return new Mistake(
                picture,
                classes.get(answer.label()).id(),
                classes.get(answer.best()).id(),
                answer.confidence(),
                answer.probabilities()[answer.label()]);
    }

    /** What people call a class. */
    String label(String id) {
        return classes.stream()
                .filter(one -> one.id().equals(id))
                .map(ClassName::label)
                .findFirst()
                .orElse(id);
    }
}
