package dev.hone.tasks.train;

import dev.hone.model.ClassName;
import dev.hone.model.Example;
import dev.hone.model.Split;
import dev.hone.model.StartingWeights;
import dev.hone.model.TrainingOrder;
import dev.hone.model.TrainingSettings;
import dev.hone.pictures.DamagedShardException;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.datasets.TensorStore;
import dev.hone.stores.projects.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the training process finds: the order, the shards, and the weights that it starts from. */
public final class WorkingDirectory {
    private WorkingDirectory() {}

    /**
     * Prepares a directory.
     *
     * @param weights what the training starts from, already there; null for nothing
     * @param run the MLflow run that waits for the result
     */
    public static void prepare(
            Path work,
            Project project,
            Manifest manifest,
            TensorStore tensors,
            TrainingSettings settings,
            StartingWeights weights,
            String run,
            String codeVersion)
            throws IOException {
        Set<String> wanted = new HashSet<>();
        manifest.used().forEach(entry -> wanted.add(entry.digest()));
        Set<String> there = shards(work.resolve("shards"), tensors, wanted);
        List<ClassName> classes = classes(project);
        List<String> ids = classes.stream().map(ClassName::id).toList();
        List<Example> examples = manifest.used()
                .filter(entry -> there.contains(entry.digest()))
                .map(entry -> new Example(
                        entry.digest(),
                        ids.indexOf(entry.label()),
                        Split.valueOf(entry.split().name())))
                .toList();
        new TrainingOrder(
                        project.name(),
                        project.network(),
                        classes,
                        project.picture().spec(),
                        settings,
                        weights,
                        manifest.digest(),
                        run,
                        codeVersion,
                        examples)
                .write(work);
    }

    private static List<ClassName> classes(Project project) {
        return project.classes().stream()
                .map(c -> new ClassName(c.id(), c.label()))
                .toList();
    }

    private static Set<String> shards(Path folder, TensorStore tensors, Set<String> wanted) throws IOException {
        Files.createDirectories(folder);
        Set<String> there = new HashSet<>();
        Set<String> looked = new HashSet<>();
        Map<String, DamagedShardException> damaged = new TreeMap<>();
        // an erasure puts others in the place of some meanwhile
        for (List<String> keys = unread(tensors, looked); !keys.isEmpty(); keys = unread(tensors, looked)) {
            for (String key : keys) {
                try {
                    there.addAll(bring(folder, tensors, key, wanted));
                } catch (DamagedShardException e) {
                    damaged.put(key, e);
                }
            }
        }
        if (!damaged.isEmpty()) {
            damaged.keySet().forEach(tensors::remove);
            throw TensorsLostException.of(damaged);
        }
        return there;
    }

    private static List<String> unread(TensorStore tensors, Set<String> looked) {
        return tensors.shards().stream().filter(looked::add).toList();
    }

    /** The pictures of a shard, if any of them is wanted. */
    private static List<String> bring(Path folder, TensorStore tensors, String key, Set<String> wanted)
            throws IOException {
        Path file = folder.resolve(key.substring(key.lastIndexOf('/') + 1));
        Optional<byte[]> bytes = tensors.bytes(key);
        List<String> digests =
                bytes.map(TensorShard::read).map(TensorShard::digests).orElse(List.of());
        if (digests.stream().noneMatch(wanted::contains)) {
            return List.of();
        }
        Files.write(file, bytes.orElseThrow());
        return digests;
    }
}
