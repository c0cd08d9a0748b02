package dev.hone.training;

import dev.hone.model.ClassName;
import dev.hone.model.Example;
import dev.hone.model.Split;
import dev.hone.model.StartingWeights;
import dev.hone.model.TrainingOrder;
import dev.hone.model.TrainingSettings;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.TensorShard;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An order to train on painted cells, with everything that it needs beside it. */
final class PaintedOrder {
    static final PictureSpec SPEC = new PictureSpec(64, 64, Channels.COLOUR, Fit.CROP);
    static final List<ClassName> CLASSES =
            PaintedCells.CLASSES.stream().map(id -> new ClassName(id, id)).toList();

    private PaintedOrder() {}

    /** Fills the directory; one picture of ten chooses the best epoch, two of ten are kept back. */
    static void write(Path work, int pictures, TrainingSettings settings) throws IOException {
        write(work, pictures, settings, null);
    }

    /** The same, starting from weights; null for random ones. */
    static void write(Path work, int pictures, TrainingSettings settings, StartingWeights weights) throws IOException {
        List<TensorShard.Entry> entries = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        for (PaintedCell cell : PaintedCells.paint(1, pictures)) {
            String digest = Sha256.hex(cell.png());
            int label = PaintedCells.CLASSES.indexOf(cell.label());
            // classes take turns, so rounds of classes are dealt out, not pictures
            Split split = switch (examples.size() / CLASSES.size() % 10) {
                case 3 -> Split.VALIDATION;
                case 5, 8 -> Split.TEST;
                default -> Split.TRAIN;
            };
            entries.add(new TensorShard.Entry(digest, PictureReader.read(cell.png(), SPEC)));
            examples.add(new Example(digest, label, split));
        }
        Path shards = Files.createDirectories(work.resolve("shards"));
        int half = entries.size() / 2;
        Files.write(shards.resolve("1.shard"), TensorShard.write(SPEC, entries.subList(0, half)));
        Files.write(shards.resolve("2.shard"), TensorShard.write(SPEC, entries.subList(half, entries.size())));
        new TrainingOrder("cells", "small-cnn", CLASSES, SPEC, settings, weights, "manifest", "run", "test", examples)
                .write(work);
    }

    static TrainingOrder order(String network, TrainingSettings settings, List<Example> examples) {
        return new TrainingOrder("cells", network, CLASSES, SPEC, settings, "manifest", "run", "test", examples);
    }
}
