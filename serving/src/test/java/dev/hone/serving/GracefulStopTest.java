package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Png;
import dev.hone.serving.Caller.Reply;
import dev.hone.serving.bodies.Bodies;
import dev.hone.stores.ledger.Role;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class GracefulStopTest {
    private static final int PICTURES = 8;

    @TempDir
    private Path folder;

    @Test
    void whatWasAcceptedIsAnsweredAndPutOnRecord() throws Exception {
        HouseInMemory house = new HouseInMemory(folder.resolve("cache"));
        house.promote(TinyBundle.answering(folder.resolve("bundle"), "cells", 1));
        ConfigurableApplicationContext serving = house.serve();
        Caller caller = new Caller(serving, house.key("lab", Role.PREDICT, null));
        Eventually.holds(
                "it answers", () -> caller.get("/v1/projects/cells/model").status() == 200);
        // takes a while to decode
        byte[] slow = Png.of(new BufferedImage(4_000, 3_000, BufferedImage.TYPE_INT_RGB));
        Caller.Form form = caller.new Form();
        for (int i = 0; i < PICTURES; i++) {
            form.file("file", i + ".png", slow);
        }
        Reply reply;
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Reply> asked = pool.submit(() -> form.post("/v1/predict?project=cells"));
            Bodies bodies = serving.getBean(Bodies.class);
            Eventually.holds("it is under way", () -> bodies.inMemory() > 0);
            assertThat(asked).isNotDone();

            serving.close();

            reply = asked.get();
        }
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("predictions").valueStream())
                .hasSize(PICTURES)
                .allMatch(answer -> house.keepsLine(answer.path("prediction_id").asString()));
    }
}
