package dev.hone.training.asking;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file that somebody named cannot be read; the message does not repeat its name. */
final class UnreadableFileException extends RuntimeException {
    private UnreadableFileException(String message, IOException cause) {
        super(message, cause);
    }

    static UnreadableFileException missing(IOException cause) {
        return new UnreadableFileException("there is no such file", cause);
    }

    static UnreadableFileException nothing(List<Path> folders) {
        return new UnreadableFileException(
                "there is no file in " + folders.stream().map(Path::toString).collect(Collectors.joining(", ")), null);
    }

    static UnreadableFileException because(IOException cause) {
        String reason = cause instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : cause.getClass().getSimpleName();
        return new UnreadableFileException("the file cannot be read: " + reason, cause);
    }
}
