package dev.hone.model.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One direction of a chart: from where to where, and which values are written beside it. */
record Axis(String title, double from, double to, List<Double> ticks, boolean inPercent) {

    private static final int MOST_TICKS = 5;

    static Axis shares(String title) {
        return new Axis(title, 0, 1, List.of(0.0, 0.25, 0.5, 0.75, 1.0), true);
    }

    /** From zero to at least this value, in round steps. */
    static Axis upTo(String title, double most) {
        double step = step(most);
        List<Double> ticks = new ArrayList<>();
        int steps = (int) Math.max(1, Math.ceil(most / step - 1e-9));
        for (int i = 0; i <= steps; i++) {
            ticks.add(i * step);
        }
        return new Axis(title, 0, steps * step, ticks, false);
    }

    /** From 1 to the number of things counted. */
    static Axis counted(String title, int last) {
        List<Double> ticks = new ArrayList<>(List.of(1.0));
        int step = (int) Math.max(1, step(last));
        for (int tick = step; tick <= last; tick += step) {
            if (tick > 1) {
                ticks.add((double) tick);
            }
        }
        return new Axis(title, 1, Math.max(2, last), ticks, false);
    }

    /** The smallest of 1, 2, 5, 10 ... that needs few ticks. */
    private static double step(double most) {
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-9) / MOST_TICKS)));
        for (double factor : new double[] {1, 2, 5}) {
            if (most / (factor * step) <= MOST_TICKS) {
                return factor * step;
            }
        }
        return 10 * step;
    }

    double share(double value) {
        return Math.clamp((value - from) / (to - from), 0, 1);
    }

    String name(double tick) {
        if (inPercent) {
            return String.format(Locale.ROOT, "%.0f\u00a0%%", 100 * tick);
        }
        return tick == Math.rint(tick)
                ? String.format(Locale.ROOT, "%.0f", tick)
                : String.format(Locale.ROOT, "%.3g", tick).replaceFirst("0+$", "");
    }
}
