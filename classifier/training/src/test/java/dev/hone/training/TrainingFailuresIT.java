package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.Example;
import dev.hone.model.Split;
import dev.hone.model.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFailuresIT {
    private static final TrainingSettings SETTINGS = new TrainingSettings(2, 16, 0.002, 7, 1);

    @TempDir
    private Path work;

    @TempDir
    private Path scratch;

    @Test
    void saysThatThereIsNoOrder() throws IOException, InterruptedException {
        assertThat(reason(work.toString())).startsWith("there is no training order at ");
    }

    @Test
    void saysWhatIsWrongWithAnOrderOfOneClass() throws IOException, InterruptedException {
        PaintedOrder.write(work, 20, SETTINGS);
        Path order = work.resolve("order.json");
        Files.writeString(
                order,
                Files.readString(order)
                        .replaceAll("(?s)\"classes\"\\s*:\\s*\\[.*?]", "\"classes\":[{\"id\":\"a\",\"label\":\"A\"}]"));

        assertThat(reason(work.toString())).contains("a classifier needs two classes or more");
    }

    @Test
    void namesTheNetworksThereAre() throws IOException, InterruptedException {
        PaintedOrder.order("big-cnn", SETTINGS, List.of(new Example("a", 0, Split.TRAIN)))
                .write(work);

        assertThat(reason(work.toString()))
                .isEqualTo("no network is named 'big-cnn'; there are: small-cnn, "
                        + "efficientnet-lite0, mobilenet-v2, resnet-18");
    }

    @Test
    void namesTheClassesWithTooFewPicturesToTrainOn() throws IOException, InterruptedException {
        Files.createDirectory(work.resolve("shards"));
        PaintedOrder.order(
                        "small-cnn",
                        SETTINGS,
                        List.of(
                                new Example("a", 0, Split.TRAIN),
                                new Example("b", 1, Split.TRAIN),
                                new Example("c", 1, Split.TRAIN),
                                new Example("d", 2, Split.VALIDATION),
                                new Example("e", 0, Split.TRAIN),
                                new Example("f", 3, Split.TRAIN)))
                .write(work);

        assertThat(reason(work.toString()))
                .isEqualTo("every class needs at least 2 pictures to train on: 'monocyte' has 0, 'eosinophil' has 1, "
                        + "'basophil' has 0");
    }

    @Test
    void wantsPicturesForValidation() throws IOException, InterruptedException {
        PaintedOrder.write(work, 40, SETTINGS);
        Path order = work.resolve("order.json");
        Files.writeString(order, Files.readString(order).replace("\"validation\"", "\"test\""));

        assertThat(reason(work.toString())).startsWith("there is no picture for validation");
    }

    @Test
    void saysThatAShardIsMissing() throws IOException, InterruptedException {
        PaintedOrder.write(work, 20, SETTINGS);
        Files.delete(work.resolve("shards/2.shard"));

        assertThat(reason(work.toString()))
                .matches("no shard holds the tensor of [0-9a-f]{64} \\(10 missing in all\\)");
    }

    /** The reason of the one event that a failing command tells. */
    private String reason(String... arguments) throws IOException, InterruptedException {
        Command.Ended ended = Command.run(scratch, arguments);
        assertThat(ended.code()).as(ended.logs()).isEqualTo(1);
        assertThat(ended.events()).hasSize(1);
        assertThat(ended.last().get("event").asText()).isEqualTo("failed");
        return ended.last().get("reason").asText();
    }
}
