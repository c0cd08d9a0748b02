package dev.hone.training.asking;

import dev.hone.model.Split;
import dev.hone.pictures.PictureSpec;
import java.nio.file.Path;
import java.util.Locale;

/** A working directory in which something is missing; the message says what. */
final class UnusableWorkException extends RuntimeException {
    private UnusableWorkException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnusableWorkException noShards(Path folder) {
        return new UnusableWorkException("there is no folder %s with the prepared pictures".formatted(folder), null);
    }

    static UnusableWorkException unreadable(Path folder, Exception cause) {
        return new UnusableWorkException(
                "the prepared pictures in %s cannot be read: %s".formatted(folder, cause.getMessage()), cause);
    }

    static UnusableWorkException missing(String digest, Path folder) {
        return new UnusableWorkException("no shard in %s holds the picture %s".formatted(folder, digest), null);
    }

    static UnusableWorkException otherPictures(PictureSpec wanted, PictureSpec found) {
        return new UnusableWorkException(
                "the bundle wants pictures prepared as %s, the shards hold %s".formatted(text(wanted), text(found)),
                null);
    }

    static UnusableWorkException nothingToAsk(Split split) {
        return new UnusableWorkException(
                "the order names no picture of the split '%s' whose class the bundle knows"
                        .formatted(split.name().toLowerCase(Locale.ROOT)),
                null);
    }

    private static String text(PictureSpec spec) {
        return "%d x %d, %s, %s"
                .formatted(
                        spec.width(),
                        spec.height(),
                        spec.channels().code(),
                        spec.fit().code());
    }
}
