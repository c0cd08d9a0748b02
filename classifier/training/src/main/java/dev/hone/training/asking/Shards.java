package dev.hone.training.asking;

import dev.hone.pictures.DamagedShardException;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.pictures.TensorShard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The prepared pictures of a working directory, found by their digests. Thread-safe. */
public final class Shards {
    private final Path folder;
    private final Map<String, TensorShard> byPicture = new HashMap<>();

    private Shards(Path folder) {
        this.folder = folder;
    }

    /** Reads all of them; throws {@link UnusableWorkException} where there are none or one is damaged. */
    public static Shards of(Path work) {
        Shards shards = new Shards(work.resolve("shards"));
        if (!Files.isDirectory(shards.folder)) {
            throw UnusableWorkException.noShards(shards.folder);
        }
        try (Stream<Path> files = Files.list(shards.folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".shard"))
                    .sorted()
                    .toList()) {
                TensorShard shard = TensorShard.read(file);
                shard.digests().forEach(digest -> shards.byPicture.put(digest, shard));
            }
        } catch (DamagedShardException | UncheckedIOException | IOException e) {
            throw UnusableWorkException.unreadable(shards.folder, e);
        }
        return shards;
    }

    /** Where it still exists. */
    public Optional<Tensor> find(String digest) {
        return Optional.ofNullable(byPicture.get(digest)).map(shard -> shard.tensor(digest));
    }

    /** As a bundle wants to see it; throws {@link UnusableWorkException} when it was prepared otherwise. */
    public Tensor tensor(String digest, PictureSpec spec) {
        TensorShard shard = byPicture.get(digest);
        if (shard == null) {
            throw UnusableWorkException.missing(digest, folder);
        }
        if (!shard.spec().equals(spec)) {
            throw UnusableWorkException.otherPictures(spec, shard.spec());
        }
        return shard.tensor(digest);
    }
}
