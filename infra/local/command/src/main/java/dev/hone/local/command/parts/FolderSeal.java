package dev.hone.local.command.parts;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What tells a folder from one of which something is missing or cut off: how many files it has, and their bytes.
 *
 * <p>It is looked at before each start, so no content is read. Compiled Python files come and go and do not count.
 */
record FolderSeal(long files, long bytes) {
    static FolderSeal of(Path folder) throws IOException {
        long[] sums = new long[2];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.endsWith("__pycache__") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sums[0]++;
                sums[1] += attributes.size();
                return FileVisitResult.CONTINUE;
            }
        });
        return new FolderSeal(sums[0], sums[1]);
    }

    String text() {
        return "%d files, %d bytes".formatted(files, bytes);
    }
}
