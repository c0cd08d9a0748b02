package dev.hone.training.shards;

import dev.hone.pictures.DamagedShardException;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.pictures.TensorShard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All shards of a working directory, in which pictures are found by their digests. Thread-safe. */
public final class Shards {
    private final Path folder;
    private final Map<String, Place> places = new HashMap<>();

    /** Where a picture's tensor begins. */
    private record Place(ShardFile file, int position) {}

    private Shards(Path folder) {
        this.folder = folder;
    }

    /** Checks each of them; throws {@link UnusableShardsException} where there are none or one is damaged. */
    public static Shards of(Path work) {
        Shards shards = new Shards(work.resolve("shards"));
        if (!Files.isDirectory(shards.folder)) {
            throw UnusableShardsException.missing(shards.folder);
        }
        files(shards.folder).forEach(shards::take);
        return shards;
    }

    /** The files of a folder that are shards, by name. */
    public static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(one -> one.toString().endsWith(".shard"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not list " + folder, e);
        }
    }

    private void take(Path file) {
        try {
            TensorShard shard = TensorShard.read(file);
            ShardFile open = ShardFile.open(file, shard.spec());
            shard.digests().forEach(digest -> places.put(digest, new Place(open, shard.position(digest))));
        } catch (DamagedShardException | UncheckedIOException e) {
            throw UnusableShardsException.unreadable(file, e);
        }
    }

    /** Where it still exists. */
    public Optional<Tensor> find(String digest) {
        return Optional.ofNullable(places.get(digest)).map(place -> place.file().at(place.position()));
    }

    /** As a network wants to see it; throws {@link UnusableShardsException} when it was prepared otherwise. */
    public Tensor tensor(String digest, PictureSpec spec) {
        Place place = places.get(digest);
        if (place == null) {
            throw UnusableShardsException.without(digest, folder);
        }
        if (!place.file().spec().equals(spec)) {
            throw UnusableShardsException.otherPictures(spec, place.file().spec());
        }
        return place.file().at(place.position());
    }
}
