package dev.hone.local.bucket;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the server from its environment. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /** Runs until SIGTERM; ends with 1 when it cannot start. */
    public static void main(String[] arguments) {
        try {
            URI address = URI.create(variable("HONE_S3_ENDPOINT"));
            Path folder = Files.createDirectories(Path.of(variable("HONE_S3_FOLDER")));
            new UnfinishedObjects(folder, folder.resolveSibling(folder.getFileName() + "-unfinished")).putAside();
            S3Folder.start(address, folder, variable("HONE_S3_ACCESS_KEY"), variable("HONE_S3_SECRET_KEY"));
            LOG.info("S3 server ready at {} over {}", address, folder);
        } catch (Exception e) {
            LOG.error("the S3 server did not start: {}", e.getMessage(), e);
            System.exit(1);
        }
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("unset environment variable " + name);
        }
        return value;
    }
}
