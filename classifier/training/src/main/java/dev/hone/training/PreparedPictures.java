package dev.hone.training;

import dev.hone.model.ClassName;
import dev.hone.model.Example;
import dev.hone.model.Split;
import dev.hone.model.TrainingOrder;
import dev.hone.pictures.DamagedShardException;
import dev.hone.pictures.Tensor;
import dev.hone.pictures.TensorShard;
import dev.hone.training.shards.ShardFile;
import dev.hone.training.shards.Shards;
import dev.hone.training.trainer.LabelledPicture;
import dev.hone.training.trainer.LearningSet;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the tensors that an order speaks of in the shards beside it. */
final class PreparedPictures {
    /** From one picture nobody can tell what its class has in common; more is better, and the evaluation says so. */
    private static final int LEAST = 2;

    private PreparedPictures() {}

    /** Throws {@link TrainingRefusedException} when a tensor is missing, or there is too little to train on. */
    static LearningSet read(Path work, TrainingOrder order) {
        List<Example> train = examples(order, Split.TRAIN);
        requireEnough(order.classes(), train);
        Map<String, Supplier<Tensor>> tensors = tensors(work.resolve("shards"), order);
        List<Example> validation = examples(order, Split.VALIDATION);
        List<String> missing = Stream.of(train, validation)
                .flatMap(List::stream)
                .map(Example::picture)
                .filter(digest -> !tensors.containsKey(digest))
                .toList();
        if (!missing.isEmpty()) {
            throw TrainingRefusedException.missingPictures(missing);
        }
        return new LearningSet(
                order.picture(), order.classes().size(), labelled(train, tensors), labelled(validation, tensors));
    }

    private static List<Example> examples(TrainingOrder order, Split split) {
        return order.examples().stream().filter(e -> e.split() == split).toList();
    }

    private static void requireEnough(List<ClassName> classes, List<Example> train) {
        SequencedMap<ClassName, Integer> rare = new LinkedHashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            int label = i;
            int count = (int) train.stream().filter(e -> e.label() == label).count();
            if (count == train.size() && count > 0) {
                throw TrainingRefusedException.onlyOneClass(classes.get(i));
            }
            if (count < LEAST) {
                rare.put(classes.get(i), count);
            }
        }
        if (!rare.isEmpty()) {
            throw TrainingRefusedException.tooFewToTrainOn(rare, LEAST);
        }
    }

    private static Map<String, Supplier<Tensor>> tensors(Path directory, TrainingOrder order) {
        if (!Files.isDirectory(directory)) {
            throw TrainingRefusedException.noShards(directory);
        }
        Map<String, Supplier<Tensor>> tensors = new HashMap<>();
        for (Path file : Shards.files(directory)) {
            TensorShard shard = read(file);
            if (!shard.spec().equals(order.picture())) {
                throw TrainingRefusedException.otherPictures(file, shard.spec(), order.picture());
            }
            ShardFile lies = ShardFile.open(file, shard.spec());
            for (String digest : shard.digests()) {
                int position = shard.position(digest);
                tensors.put(digest, () -> lies.at(position));
            }
        }
        return tensors;
    }

    private static TensorShard read(Path file) {
        try {
            return TensorShard.read(file);
        } catch (DamagedShardException | UncheckedIOException e) {
            throw TrainingRefusedException.unreadableShard(file, e);
        }
    }

    private static List<LabelledPicture> labelled(List<Example> examples, Map<String, Supplier<Tensor>> tensors) {
        List<LabelledPicture> pictures = new ArrayList<>(examples.size());
        for (Example example : examples) {
            pictures.add(new LabelledPicture(example.picture(), tensors.get(example.picture()), example.label()));
        }
        return pictures;
    }
}
