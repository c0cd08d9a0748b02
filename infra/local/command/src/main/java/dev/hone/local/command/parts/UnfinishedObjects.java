package dev.hone.local.command.parts;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.regex.Pattern;
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
    private static final Pattern NAME =
            Pattern.compile(".*-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final String DIGEST = "user.content-md5";

    /** Puts them aside. The server must not be running. */
    void putAside() throws IOException {
        if (!Files.getFileStore(folder).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
            // no object has a digest here
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (NAME.matcher(file.getFileName().toString()).matches() && !hasDigest(file)) {
                    Path kept = aside.resolve(folder.relativize(file));
                    LOG.info("{} was never finished: it is now {}", file, kept);
                    Files.createDirectories(kept.getParent());
                    Files.move(file, kept);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean hasDigest(Path file) throws IOException {
        return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .list()
                .contains(DIGEST);
    }
}
