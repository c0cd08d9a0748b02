package dev.hone.training;

import dev.hone.model.ClassName;
import dev.hone.model.Example;
import dev.hone.model.Split;
import dev.hone.model.TrainingOrder;
import dev.hone.pictures.DamagedShardException;
import dev.hone.pictures.Tensor;
import dev.hone.pictures.TensorShard;
import dev.hone.training.trainer.LabelledPicture;
import dev.hone.training.trainer.LearningSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the tensors that an order speaks of in the shards beside it. */
final class PreparedPictures {
    private PreparedPictures() {}

    /** Throws {@link TrainingRefusedException} when a tensor, or a class to train on, is missing. */
    static LearningSet read(Path work, TrainingOrder order) {
        List<Example> train = examples(order, Split.TRAIN);
        requireEveryClass(order.classes(), train);
        Map<String, Tensor> tensors = tensors(work.resolve("shards"), order);
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

    private static void requireEveryClass(List<ClassName> classes, List<Example> train) {
        List<ClassName> absent = IntStream.range(0, classes.size())
                .filter(index -> train.stream().noneMatch(e -> e.label() == index))
                .mapToObj(classes::get)
                .toList();
        if (!absent.isEmpty()) {
            throw TrainingRefusedException.nothingToTrainOn(absent);
        }
    }

    private static Map<String, Tensor> tensors(Path directory, TrainingOrder order) {
        if (!Files.isDirectory(directory)) {
            throw TrainingRefusedException.noShards(directory);
        }
        Map<String, Tensor> tensors = new HashMap<>();
        for (Path file : shards(directory)) {
            TensorShard shard = read(file);
            if (!shard.spec().equals(order.picture())) {
                throw TrainingRefusedException.otherPictures(file, shard.spec(), order.picture());
            }
            shard.digests().forEach(digest -> tensors.put(digest, shard.tensor(digest)));
        }
        return tensors;
    }

    private static List<Path> shards(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".shard"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not list " + directory, e);
        }
    }

    private static TensorShard read(Path file) {
        try {
            return TensorShard.read(file);
        } catch (DamagedShardException | UncheckedIOException e) {
            throw TrainingRefusedException.unreadableShard(file, e);
        }
    }

    private static List<LabelledPicture> labelled(List<Example> examples, Map<String, Tensor> tensors) {
        List<LabelledPicture> pictures = new ArrayList<>(examples.size());
        for (Example example : examples) {
            pictures.add(new LabelledPicture(tensors.get(example.picture()), example.label()));
        }
        return pictures;
    }
}
