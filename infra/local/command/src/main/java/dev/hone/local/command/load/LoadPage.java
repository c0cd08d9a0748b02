package dev.hone.local.command.load;

import dev.hone.local.command.load.LoadReport.Second;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A report as one HTML file that needs no script and no network. */
public final class LoadPage {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 200;
    private static final int MARGIN = 48;

    private LoadPage() {}

    /** The page. */
    public static String of(String title, LoadReport report) {
        List<Second> seconds = report.seconds();
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s</title>
                <style>
                  body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
                  svg { width: 100%%; height: auto } svg text { font-size: 12px; fill: currentColor }
                  .axis { stroke: currentColor; stroke-opacity: .3 } .line { fill: none; stroke: currentColor; stroke-width: 1.5 }
                  .slow { stroke-dasharray: 4 3 }
                </style>
                </head>
                <body>
                <h1>%1$s</h1>
                %2$s
                <h2>Answers in each second</h2>
                %3$s
                <h2>How long they took, in milliseconds: half of them, and (dashed) 95 of 100</h2>
                %4$s
                </body>
                </html>
                """.formatted(
                        escaped(title),
                        report.words().stream()
                                .map(line -> "<p>" + escaped(line) + "</p>")
                                .collect(Collectors.joining("\n")),
                        chart(seconds, Second::answered, null),
                        chart(
                                seconds,
                                second -> second.latencies().p50(),
                                second -> second.latencies().p95()));
    }

    private static String chart(List<Second> seconds, ToDoubleFunction<Second> value, ToDoubleFunction<Second> second) {
        double most = Math.max(
                1e-9,
                seconds.stream()
                        .mapToDouble(second == null ? value : second)
                        .max()
                        .orElse(1));
        String lines =
                line(seconds, value, most, "line") + (second == null ? "" : line(seconds, second, most, "line slow"));
        return """
                <svg viewBox="0 0 %d %d" role="img">
                <line class="axis" x1="%d" y1="%d" x2="%d" y2="%d"/>
                <text x="%d" y="%d" text-anchor="end">%s</text><text x="%d" y="%d" text-anchor="end">0</text>
                <text x="%d" y="%d" text-anchor="end">%d s</text>
                %s</svg>""".formatted(
                        WIDTH + MARGIN,
                        HEIGHT + MARGIN,
                        MARGIN,
                        HEIGHT,
                        WIDTH,
                        HEIGHT,
                        MARGIN - 6,
                        16,
                        String.format(Locale.ROOT, most < 10 ? "%.1f" : "%.0f", most),
                        MARGIN - 6,
                        HEIGHT,
                        WIDTH,
                        HEIGHT + 18,
                        seconds.size(),
                        lines);
    }

    private static String line(List<Second> seconds, ToDoubleFunction<Second> value, double most, String style) {
        double step = (double) (WIDTH - MARGIN) / Math.max(1, seconds.size() - 1);
        String points = seconds.stream()
                .map(second -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        MARGIN + second.second() * step,
                        HEIGHT - value.applyAsDouble(second) / most * (HEIGHT - 12)))
                .collect(Collectors.joining(" "));
        return "<polyline class=\"%s\" points=\"%s\"/>%n".formatted(style, points);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
