package dev.hone.local.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import picocli.CommandLine.Model.CommandSpec;

/** How far something is that takes a while: a bar that moves on a terminal, elsewhere a line now and then. */
final class ProgressBar {
    private static final Duration MOVE = Duration.ofMillis(100);
    private static final Duration LINE = Duration.ofSeconds(10);
    private static final int CELLS = 30;
    private static final String CLEAR = "\r\u001B[K";

    private final Lines lines;
    private final boolean moves;
    private final String what;
    private final InstantSource clock;
    private Instant told;
    private boolean open;

    ProgressBar(Lines lines, String what) {
        this(lines, Terminal.out(), what, InstantSource.system());
    }

    /** Of what prints its results meanwhile: among the errors, where a person sees those and not the results; else nowhere. */
    static ProgressBar beside(CommandSpec spec, String what) {
        boolean shows = Terminal.err() && !Terminal.out();
        return new ProgressBar(shows ? Lines.ofErrors(spec) : Lines.nowhere(), shows, what, InstantSource.system());
    }

    ProgressBar(Lines lines, boolean moves, String what, InstantSource clock) {
        this.lines = lines;
        this.moves = moves;
        this.what = what;
        this.clock = clock;
        this.told = clock.instant();
    }

    /** So many are done, which is this share of all, from 0 to 1. */
    void at(int done, double share) {
        Instant now = clock.instant();
        if (Duration.between(told, now).compareTo(moves ? MOVE : LINE) < 0) {
            return;
        }
        told = now;
        if (moves) {
            lines.raw(CLEAR + "[%s] ".formatted(cells(share)) + text(done, share));
            open = true;
        } else {
            lines.line(text(done, share));
        }
    }

    /** Takes the bar away, so that lines may follow. */
    void end() {
        if (open) {
            lines.raw(CLEAR);
            open = false;
        }
    }

    private String text(int done, double share) {
        return "%d %s, %d %%".formatted(done, what, Math.round(Math.floor(100 * share)));
    }

    private static String cells(double share) {
        int full = (int) (CELLS * Math.clamp(share, 0, 1));
        return "=".repeat(full) + " ".repeat(CELLS - full);
    }
}
