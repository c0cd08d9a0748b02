package dev.hone.local.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of the tasks' working directories. */
final class WorkFolder {
    private WorkFolder() {}

    /** Leaves an empty folder: an engine that was killed could not remove its tasks' directories. */
    static void clear(Path work) {
        try {
            Files.createDirectories(work);
            try (Stream<Path> left = Files.walk(work)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    if (!path.equals(work)) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + work, e);
        }
    }
}
