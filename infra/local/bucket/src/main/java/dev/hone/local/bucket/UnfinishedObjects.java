package dev.hone.local.bucket;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed S3 server leaves behind of objects that it was still being sent. S3Proxy writes an object under its key
 * and a random id, notes its digest with the file, and then gives it its name; what has no digest was never
 * acknowledged, and would be listed as an object of its own for ever.
 *
 * @param folder the server's
 * @param aside where they are kept: a copy of a house may have lost the digests of whole objects with such names
 */
record UnfinishedObjects(Path folder, Path aside) {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedObjects.class);

    /** Puts them aside. The server must not be running. */
    void putAside() throws IOException {
        if (!Files.getFileStore(folder).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
            // no object has a digest here
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!ObjectDigest.of(file).isFinished()) {
                    Path kept = aside.resolve(folder.relativize(file));
                    LOG.info("{} was never finished: it is now {}", file, kept);
                    Files.createDirectories(kept.getParent());
                    Files.move(file, kept);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
