package dev.hone.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Hostile files are answered or refused by name, in a process of their own: native code that crashes would take the
 * tests with it. {@code -Dhone.soak=true} reads ten thousand instead of a few hundred.
 */
class HostileFilesIT {

    private static final int COUNT = Boolean.getBoolean("hone.soak") ? 10_000 : 400;
    private static final int SECONDS = 2;
    private static final int MEBIBYTES = 512;
    private static final Pattern SUMMARY =
            Pattern.compile("answered (\\d+) refused (\\d+) slowest ([\\d.]+) s largest (\\d+) MiB");

    @Test
    void brokenOnesCrashNothing() throws Exception {
        assertHeldUp("20261121", Integer.toString(COUNT));
    }

    @Test
    void bombsCrashNothing() throws Exception {
        assertHeldUp("bombs");
    }

    private static void assertHeldUp(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                // the heap is all there from the start, so that what grows is the decoders'
                "-Xms384m",
                "-Xmx384m",
                "-XX:+AlwaysPreTouch",
                "-XX:-CreateCoredumpOnCrash",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                HostileRun.class.getName());
        command.command().addAll(List.of(arguments));
        Process process = command.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        Matcher summary = SUMMARY.matcher(output);
        assertThat(summary.find()).as(output).isTrue();
        assertThat(Integer.parseInt(summary.group(2))).as("refused").isPositive();
        assertThat(Double.parseDouble(summary.group(3)))
                .as(output.toLowerCase(Locale.ROOT))
                .isLessThan(SECONDS);
        assertThat(Integer.parseInt(summary.group(4))).as(output).isLessThan(MEBIBYTES);
    }
}
