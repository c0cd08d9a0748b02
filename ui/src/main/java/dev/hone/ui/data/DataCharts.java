package dev.hone.ui.data;

import dev.hone.stores.ledger.PictureFigures.Arrivals;
import dev.hone.stores.ledger.PictureFigures.Spread;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.ui.charts.Chart;
import dev.hone.ui.charts.Chart.Column;
import dev.hone.ui.charts.Chart.Kind;
import dev.hone.ui.charts.Chart.Row;
import dev.hone.ui.charts.Unit;
import dev.hone.ui.data.DataView.Use;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The charts of the Data page, each with a sentence that says what it shows. */
final class DataCharts {
    private static final int MIDDLE = 2;
    private static final int MONTH = 30;

    private final Project project;
    private final List<String> classes;

    DataCharts(Project project) {
        this.project = project;
        this.classes = project.classes().stream().map(ProjectClass::id).toList();
    }

    /** How many pictures each class has. */
    Chart classes(List<Use> uses) {
        int all = uses.stream().mapToInt(Use::all).sum();
        Comparator<Use> bySize = Comparator.comparingInt(Use::all);
        Use most = uses.stream().max(bySize).orElseThrow();
        Use fewest = uses.stream().min(bySize).orElseThrow();
        String says = most.all() == fewest.all()
                ? "%s of %d classes, of each as many.".formatted(pictures(all), uses.size())
                : "%s of %d classes. Most show %s (%s), fewest %s (%s)."
                        .formatted(
                                pictures(all),
                                uses.size(),
                                most.label(),
                                share(most.all(), all),
                                fewest.label(),
                                share(fewest.all(), all));
        return new Chart(
                "classes",
                Kind.BARS,
                Unit.COUNT,
                says,
                "Class",
                List.of(new Column("pictures")),
                uses.stream()
                        .map(use -> new Row(use.label(), color(use.id()), List.of((double) use.all())))
                        .toList());
    }

    /** How many pictures there were when. */
    Chart growth(List<Arrivals> arrivals, LocalDate today) {
        int lately = arrivals.stream()
                .filter(each -> each.day().isAfter(today.minusDays(MONTH)))
                .mapToInt(Arrivals::pictures)
                .sum();
        Growth growth = Growth.of(arrivals, classes, today);
        return new Chart(
                "growth",
                Kind.LINES,
                Unit.COUNT,
                "%s came in the last %d days.".formatted(pictures(lately), MONTH),
                growth.step(),
                growth.labels().stream().map(this::column).toList(),
                growth.rows());
    }

    /** How bright and how large the pictures of each class are. */
    List<Chart> spreads(List<Spread> spreads, int most) {
        if (spreads.isEmpty()) {
            return List.of();
        }
        String sample = spreads.stream().anyMatch(spread -> spread.measured() >= most)
                ? " Of each class %d pictures at most were looked at, as by chance.".formatted(most)
                : "";
        Spread darkest = spreads.stream().min(middle(Spread::brightness)).orElseThrow();
        Spread brightest = spreads.stream().max(middle(Spread::brightness)).orElseThrow();
        String bright = spreads.size() < 2
                ? "How bright the pictures of %s are, from black to white.".formatted(label(darkest))
                : "Pictures of %s are the darkest (the middle one %s of white), those of %s the brightest (%s). A class that differs much may be told by its light alone."
                        .formatted(
                                label(darkest),
                                Unit.SHARE.text(darkest.brightness().get(MIDDLE)),
                                label(brightest),
                                Unit.SHARE.text(brightest.brightness().get(MIDDLE)));
        double smallest = spreads.stream()
                .mapToDouble(spread -> spread.side().getFirst())
                .min()
                .orElseThrow();
        String large = "The shorter side of the smallest picture has %s; the network looks at %s."
                .formatted(Unit.PIXELS.text(smallest), Unit.PIXELS.text((double)
                        project.picture().size()));
        List<Chart> charts = new ArrayList<>();
        charts.add(boxes("brightness", Unit.SHARE, bright + sample, spreads, Spread::brightness));
        charts.add(boxes("side", Unit.PIXELS, large + sample, spreads, Spread::side));
        return charts;
    }

    private Chart boxes(
            String id, Unit unit, String says, List<Spread> spreads, Function<Spread, List<Double>> figures) {
        return new Chart(
                id,
                Kind.BOXES,
                unit,
                says,
                "Class",
                Chart.FIVE,
                spreads.stream()
                        .map(spread -> new Row(label(spread), color(spread.label()), figures.apply(spread)))
                        .toList());
    }

    private static Comparator<Spread> middle(Function<Spread, List<Double>> figures) {
        return Comparator.comparing(spread -> figures.apply(spread).get(MIDDLE));
    }

    private Column column(String id) {
        return id.isEmpty() ? new Column("all pictures") : new Column(DataWords.label(project, id), color(id));
    }

    private String label(Spread spread) {
        return DataWords.label(project, spread.label());
    }

    private int color(String id) {
        int place = classes.indexOf(id);
        return place < 0 ? Chart.NO_CLASS : place;
    }

    private static String pictures(int count) {
        return count == 1 ? "1 picture" : String.format(Locale.ENGLISH, "%,d pictures", count);
    }

    private static String share(int part, int all) {
        long percent = Math.round(100.0 * part / all);
        return percent == 0 && part > 0 ? "< 1\u00a0%" : percent + "\u00a0%";
    }
}
