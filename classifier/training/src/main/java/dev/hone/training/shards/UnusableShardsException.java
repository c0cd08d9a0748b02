package dev.hone.training.shards;

import dev.hone.pictures.PictureSpec;
import java.nio.file.Path;

/** Prepared pictures are missing, damaged, or prepared for another network; the message says which. */
public final class UnusableShardsException extends RuntimeException {
    private UnusableShardsException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnusableShardsException missing(Path folder) {
        return new UnusableShardsException("there is no folder %s with the prepared pictures".formatted(folder), null);
    }

    static UnusableShardsException unreadable(Path shard, RuntimeException cause) {
        return new UnusableShardsException(
                "the prepared pictures in %s cannot be read: %s".formatted(shard, cause.getMessage()), cause);
    }

    static UnusableShardsException without(String digest, Path folder) {
        return new UnusableShardsException("no shard in %s holds the picture %s".formatted(folder, digest), null);
    }

    static UnusableShardsException otherPictures(PictureSpec wanted, PictureSpec found) {
        return new UnusableShardsException(
                "the network wants pictures prepared as %s, the shards hold %s"
                        .formatted(wanted.words(), found.words()),
                null);
    }
}
