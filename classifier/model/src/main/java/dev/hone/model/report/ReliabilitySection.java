package dev.hone.model.report;

import dev.hone.model.evaluation.Point;
import dev.hone.model.evaluation.Reliability.Bin;
import java.util.List;

/** The reliability diagram: of answers given with some probability, how many are right. */
final class ReliabilitySection {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 320;

    /** Of the largest dot, in pixels; areas are as the numbers of pictures. */
    private static final double LARGEST = 12;

    private static final double SMALLEST = 2.5;

    private ReliabilitySection() {}

    static void write(Html html, Report report) {
        List<Bin> bins = report.reliability().bins().stream()
                .filter(bin -> bin.count() > 0)
                .toList();
        String sentence = sentence(bins);
        html.tag(
                "p",
                sentence
                        + " Each dot is a group of answers, larger for more; on the line, 80 % sure means 80 % right.");
        html.tag(
                "figure",
                () -> Chart.draw(
                        html,
                        WIDTH,
                        HEIGHT,
                        Axis.shares("how sure"),
                        Axis.shares("right"),
                        sentence,
                        chart -> draw(chart, bins)));
        Table.behindAClick(
                html,
                List.of("Sure", "Pictures", "Mean certainty", "Right"),
                bins.stream()
                        .map(bin -> List.of(
                                "%.0f to %s".formatted(100 * bin.from(), Words.percent(bin.to(), 0)),
                                String.valueOf(bin.count()),
                                Words.percent(bin.confidence(), bin.count()),
                                Words.percent(bin.accuracy(), bin.count())))
                        .toList());
    }

    private static String sentence(List<Bin> bins) {
        double sure = 0;
        double right = 0;
        int all = 0;
        for (Bin bin : bins) {
            sure += bin.count() * bin.confidence();
            right += bin.count() * bin.accuracy();
            all += bin.count();
        }
        return "On average it is %s sure and %s right."
                .formatted(Words.percent(sure / all, all), Words.percent(right / all, all));
    }

    private static void draw(Chart chart, List<Bin> bins) {
        chart.line(List.of(new Point(0, 0), new Point(1, 1)), "ideal");
        int most = bins.stream().mapToInt(Bin::count).max().orElse(1);
        for (Bin bin : bins) {
            double radius = Math.max(SMALLEST, LARGEST * Math.sqrt((double) bin.count() / most));
            chart.dot(new Point(bin.confidence(), bin.accuracy()), radius, "dot");
        }
    }
}
