package dev.hone.model.report;

import dev.hone.model.evaluation.Point;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A chart in SVG, drawn in its own units; colors are the page's, so that it is light or dark with it. */
final class Chart {

    private static final int LEFT = 44;
    private static final int RIGHT = 26;
    private static final int TOP = 30;
    private static final int BOTTOM = 40;

    private final Html html;
    private final int width;
    private final int height;
    private final Axis across;
    private final Axis up;

    private Chart(Html html, int width, int height, Axis across, Axis up) {
        this.html = html;
        this.width = width;
        this.height = height;
        this.across = across;
        this.up = up;
    }

    /** What is drawn on a chart. */
    interface Drawing {
        void on(Chart chart);
    }

    /** The sentence is what the chart shows, for those who hear the page. */
    static void draw(Html html, int width, int height, Axis across, Axis up, String sentence, Drawing drawing) {
        Chart chart = new Chart(html, width, height, across, up);
        html.tag(
                "svg",
                () -> {
                    chart.axes();
                    drawing.on(chart);
                },
                "viewBox",
                "0 0 %d %d".formatted(width, height),
                "role",
                "img",
                "aria-label",
                sentence);
    }

    private void axes() {
        for (double tick : up.ticks()) {
            html.empty("path", "class", "grid", "d", "M%d %sH%d".formatted(LEFT, at(y(tick)), width - RIGHT));
            text(LEFT - 6, y(tick) + 4, "end", "tick", up.name(tick));
        }
        for (double tick : across.ticks()) {
            text(x(tick), height - BOTTOM + 18, "middle", "tick", across.name(tick));
        }
        text(0, 12, "start", "tick", up.title());
        text((LEFT + width - RIGHT) / 2.0, height - 4, "middle", "tick", across.title());
    }

    void line(List<Point> points, String look) {
        String path = points.stream()
                .map(point -> at(x(point.x())) + " " + at(y(point.y())))
                .collect(Collectors.joining("L", "M", ""));
        html.empty("path", "class", look, "d", path);
    }

    void dot(Point point, double radius, String look) {
        html.empty("circle", "class", look, "cx", at(x(point.x())), "cy", at(y(point.y())), "r", at(radius));
    }

    /** A label of a line, left of the point where it ends; pushed up or down by so many pixels, but not off the chart. */
    void label(Point point, double push, String look, String text) {
        text(x(point.x()), Math.clamp(y(point.y()) + push, TOP - 6, height - BOTTOM - 6), "end", look, text);
    }

    private void text(double x, double y, String anchor, String look, String text) {
        html.tag("text", text, "class", look, "x", at(x), "y", at(y), "text-anchor", anchor);
    }

    private double x(double value) {
        return LEFT + (width - LEFT - RIGHT) * across.share(value);
    }

    private double y(double value) {
        return height - BOTTOM - (height - TOP - BOTTOM) * up.share(value);
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
