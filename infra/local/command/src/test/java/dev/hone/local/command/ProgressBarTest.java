package dev.hone.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProgressBarTest {
    private final StringWriter printed = new StringWriter();
    private Instant now = Instant.EPOCH;

    @Test
    void movesInPlaceOnATerminalAndGoesAway() {
        ProgressBar bar = bar(true);
        bar.at(1, 0.1);
        now = now.plusMillis(200);
        bar.at(2, 0.5);
        bar.end();

        assertThat(printed).hasToString("\r\u001B[K[===============               ] 2 pictures, 50 %\r\u001B[K");
    }

    @Test
    void isALineNowAndThenElsewhere() {
        ProgressBar bar = bar(false);
        for (int second = 1; second <= 25; second++) {
            now = now.plusSeconds(1);
            bar.at(second, second / 25.0);
        }
        bar.end();

        assertThat(printed.toString().lines()).containsExactly("10 pictures, 40 %", "20 pictures, 80 %");
    }

    private ProgressBar bar(boolean terminal) {
        CommandLine line = HoneCommand.line().setOut(new PrintWriter(printed));
        return new ProgressBar(new Lines(line.getCommandSpec()), terminal, "pictures", () -> now);
    }
}
