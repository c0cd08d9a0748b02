package dev.hone.training;

import dev.hone.model.ClassName;
import dev.hone.model.Example;
import dev.hone.model.Split;
import dev.hone.model.TrainingOrder;
import dev.hone.model.TrainingSettings;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.TensorShard;
import dev.hone.pictures.idx.IdxFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An order to train on Fashion-MNIST, with everything that it needs beside it. */
final class FashionOrder {
    private static final PictureSpec SPEC = new PictureSpec(28, 28, Channels.GREY, Fit.STRETCH);
    private static final int SHARD = 10_000;

    /** One training picture of so many chooses the best epoch. */
    private static final int VALIDATED = 30;

    private static final List<ClassName> CLASSES = Stream.of(
                    "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot")
            .map(id -> new ClassName(id, id))
            .toList();

    private final Path shards;
    private final List<Example> examples = new ArrayList<>();

    private FashionOrder(Path shards) {
        this.shards = shards;
    }

    /** At most so many pictures to learn from, and a sixth of that to test with. */
    static void write(Path work, Path files, String network, int pictures, TrainingSettings settings)
            throws IOException {
        FashionOrder order = new FashionOrder(Files.createDirectories(work.resolve("shards")));
        order.add(files, "train", pictures);
        order.add(files, "t10k", pictures / 6);
        new TrainingOrder("fashion", network, CLASSES, SPEC, settings, "manifest", "run", "bench", order.examples)
                .write(work);
    }

    private void add(Path files, String part, int most) throws IOException {
        IdxFile pictures = IdxFile.read(files.resolve(part + "-images-idx3-ubyte.gz"));
        IdxFile labels = IdxFile.read(files.resolve(part + "-labels-idx1-ubyte.gz"));
        List<TensorShard.Entry> entries = new ArrayList<>();
        for (int i = 0; i < Math.min(most, pictures.count()); i++) {
            // pictures that occur twice count twice
            String digest = Sha256.hex((part + i).getBytes(StandardCharsets.US_ASCII));
            entries.add(new TensorShard.Entry(digest, pictures.picture(i)));
            examples.add(new Example(digest, labels.label(i), split(part, i)));
            if (entries.size() == SHARD) {
                write(part + i, entries);
            }
        }
        write(part, entries);
    }

    private void write(String name, List<TensorShard.Entry> entries) throws IOException {
        if (!entries.isEmpty()) {
            Files.write(shards.resolve(name + ".shard"), TensorShard.write(SPEC, entries));
            entries.clear();
        }
    }

    private static Split split(String part, int index) {
        if (part.equals("t10k")) {
            return Split.TEST;
        }
        return index % VALIDATED == 0 ? Split.VALIDATION : Split.TRAIN;
    }
}
