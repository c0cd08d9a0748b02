package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.Bundle;
import dev.hone.model.ClassName;
import dev.hone.model.Classifier;
import dev.hone.model.Example;
import dev.hone.model.Split;
import dev.hone.model.TrainingOrder;
import dev.hone.model.TrainingSettings;
import dev.hone.model.explanation.HeatMap;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.Tensor;
import dev.hone.pictures.TensorShard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that was trained on pictures with one spot that matters points at the spot. */
class ExplanationIT {
    private static final int SIDE = 48;
    private static final int SPOT = 8;
    private static final PictureSpec SPEC = new PictureSpec(SIDE, SIDE, Channels.COLOUR, Fit.CROP);
    private static final List<ClassName> CLASSES = List.of(new ClassName("red", "Red"), new ClassName("blue", "Blue"));

    @TempDir
    private Path work;

    /** Noise with a red or a blue spot, the left upper corner of which lies at (x, y). */
    private record Spotted(int label, int x, int y, Tensor tensor) {
        static Spotted paint(int label, Random random) {
            byte[] data = new byte[SPEC.bytes()];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) (90 + random.nextInt(60));
            }
            int x = random.nextInt(SIDE - SPOT);
            int y = random.nextInt(SIDE - SPOT);
            for (int i = 0; i < SPOT * SPOT; i++) {
                int pixel = 3 * ((y + i / SPOT) * SIDE + x + i % SPOT);
                data[pixel + 2 * label] = (byte) 230;
                data[pixel + 2 - 2 * label] = 30;
            }
            return new Spotted(label, x, y, new Tensor(SIDE, SIDE, 3, data));
        }
    }

    @Test
    void pointsAtTheSpotThatTellsTheClass() throws IOException, InterruptedException {
        train();
        Random random = new Random(99);
        int onTheSpot = 0;
        int right = 0;
        try (Classifier classifier = Classifier.load(Bundle.open(work.resolve("bundle")))) {
            for (int i = 0; i < 40; i++) {
                Spotted unseen = Spotted.paint(i % 2, random);
                right += classifier.answer(unseen.tensor()).best() == unseen.label() ? 1 : 0;
                HeatMap map = HeatMap.of(classifier.evidence(unseen.tensor(), unseen.label()), SIDE, SIDE);
                onTheSpot += liesOn(unseen, map) ? 1 : 0;
            }
        }
        assertThat(right).isGreaterThanOrEqualTo(38);
        assertThat(onTheSpot).isGreaterThanOrEqualTo(38);
    }

    /** One place of the feature map is eight pixels wide: its middle may lie half of that beside the spot. */
    private static boolean liesOn(Spotted picture, HeatMap map) {
        int peak = 0;
        for (int i = 1; i < map.values().length; i++) {
            peak = map.values()[i] > map.values()[peak] ? i : peak;
        }
        int across = peak % SIDE - picture.x();
        int down = peak / SIDE - picture.y();
        return across >= -4 && across < SPOT + 4 && down >= -4 && down < SPOT + 4;
    }

    private void train() throws IOException, InterruptedException {
        Random random = new Random(1);
        List<TensorShard.Entry> entries = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            Spotted picture = Spotted.paint(i % 2, random);
            String digest = Sha256.hex(picture.tensor().data());
            entries.add(new TensorShard.Entry(digest, picture.tensor()));
            examples.add(new Example(digest, picture.label(), i < 130 ? Split.TRAIN : Split.VALIDATION));
        }
        Path shards = Files.createDirectories(work.resolve("shards"));
        Files.write(shards.resolve("1.shard"), TensorShard.write(SPEC, entries));
        new TrainingOrder(
                        "spots",
                        "small-cnn",
                        CLASSES,
                        SPEC,
                        new TrainingSettings(12, 16, 0.002, 7, 2),
                        "manifest",
                        "run",
                        "test",
                        examples)
                .write(work);
        Command.Ended ended = Command.run(work, work.toString());
        assertThat(ended.code()).as(ended.logs()).isZero();
    }
}
