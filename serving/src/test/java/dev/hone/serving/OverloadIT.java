package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Png;
import dev.hone.serving.Caller.Reply;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Far more than can be answered: some are, quickly, and the others are told so. */
@Timeout(300)
class OverloadIT {
    private static final int CLIENTS = 200;
    private static final int LARGE_EVERY = 5;
    private static final Duration TIME = Duration.ofSeconds(15);

    /** No picture, but as long as one may be. */
    private static final byte[] LARGE = new byte[25_000_000];

    /** What its memory flags and its libraries come to in a house. */
    private static final int MOST_MEGABYTES = 1_216;

    /** Half of those that are turned away wait less, though two hundred ask at a time on a busy machine. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** With all that asking, reading and writing take from the same cores. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    private static final Pattern WAITS =
            Pattern.compile("hone_serving_stage_seconds_bucket\\{stage=\"wait\",le=\"(2.5|[+]Inf)\"} (\\d+)");

    @TempDir
    private Path folder;

    private record Told(int status, String code, Duration took) {}

    @Test
    void answersWhatItCanAndTurnsTheOthersAway() throws Exception {
        try (ServingProcess serving = ServingProcess.start(folder);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            serving.promote("cells", TinyBundle.answering(folder.resolve("bundle"), "cells", 1));
            Caller caller = new Caller(serving.port(), serving.key());
            byte[] slow = slow();
            long end = System.nanoTime() + TIME.toNanos();
            List<Future<List<Told>>> asking = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                byte[] body = i % LARGE_EVERY == 0 ? LARGE : slow;
                asking.add(clients.submit(() -> ask(caller, body, end)));
            }
            List<Told> all = new ArrayList<>();
            for (Future<List<Told>> client : asking) {
                all.addAll(client.get());
            }
            System.out.printf(
                    "%d requests, %d answered, %d turned away; at most %d MB resident%n",
                    all.size(),
                    all.stream().filter(told -> told.status() == 200).count(),
                    all.stream().filter(told -> told.status() == 503).count(),
                    serving.mostResident());
            assertThat(all).allSatisfy(told -> assertThat(told.status()).isIn(200, 415, 503));
            assertThat(all)
                    .filteredOn(told -> told.status() == 503)
                    .isNotEmpty()
                    .allSatisfy(told -> assertThat(told.code()).isEqualTo("busy"));
            assertThat(median(all, 503)).as("at once").isLessThan(AT_ONCE);
            assertThat(all)
                    .filteredOn(told -> told.status() == 200)
                    .isNotEmpty()
                    .allSatisfy(told -> assertThat(told.took()).isLessThan(LONGEST_ANSWER));
            List<String> waits = WAITS.matcher(metrics(caller))
                    .results()
                    .map(found -> found.group(2))
                    .toList();
            assertThat(waits.getFirst())
                    .as("nobody waited longer than %s", ServingSettings.USUAL_WAIT)
                    .isEqualTo(waits.getLast());
            assertThat(serving.mostResident()).isLessThan(MOST_MEGABYTES);
            assertThat(caller.predict(ServingContract.png()).status()).isEqualTo(200);
            assertThat(caller.predict(LARGE).status()).isEqualTo(415);
        }
    }

    private static String metrics(Caller caller) {
        return new String(caller.bytes("/metrics").body(), StandardCharsets.UTF_8);
    }

    private static Duration median(List<Told> all, int status) {
        List<Duration> took = all.stream()
                .filter(told -> told.status() == status)
                .map(Told::took)
                .sorted()
                .toList();
        return took.get(took.size() / 2);
    }

    /** Small as a file, and a while to decode: twelve megapixels of one color. */
    private static byte[] slow() throws IOException {
        return Png.of(new BufferedImage(4_000, 3_000, BufferedImage.TYPE_INT_RGB));
    }

    private static List<Told> ask(Caller caller, byte[] body, long end) {
        List<Told> told = new ArrayList<>();
        while (System.nanoTime() < end) {
            long begun = System.nanoTime();
            Reply reply = caller.predict(body);
            told.add(new Told(reply.status(), reply.code(), Duration.ofNanos(System.nanoTime() - begun)));
        }
        return told;
    }
}
