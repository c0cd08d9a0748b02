package dev.hone.local.command.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log that programs append to, and the older ones beside it: {@code part.log.1} is the newest of those.
 *
 * <p>A program writes straight to the file, so that it outlives its supervisor; a log in use is therefore copied and
 * emptied instead of being renamed under the one who writes it.
 */
public record LogFile(Path path) {
    static final long LARGEST_BYTES = 10L * 1024 * 1024;
    static final int KEPT = 5;

    /** Begins a new one if this has become large; for a log that nobody writes at the moment. */
    public void rotate() throws IOException {
        if (isLarge()) {
            moveOlderOnes();
            Files.move(path, older(1), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The same for a log that is being written; what comes between copying and emptying, a moment, may be lost. */
    void rotateInUse() throws IOException {
        if (!isLarge()) {
            return;
        }
        moveOlderOnes();
        try (FileChannel log = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel copy = FileChannel.open(
                        older(1),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            for (long done = 0; done < log.size(); ) {
                done += log.transferTo(done, log.size() - done, copy);
            }
            log.truncate(0);
        }
    }

    private boolean isLarge() throws IOException {
        return Files.exists(path) && Files.size(path) > LARGEST_BYTES;
    }

    private void moveOlderOnes() throws IOException {
        for (int age = KEPT - 1; age >= 1; age--) {
            if (Files.exists(older(age))) {
                Files.move(older(age), older(age + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path older(int age) {
        return path.resolveSibling("%s.%d".formatted(path.getFileName(), age));
    }
}
