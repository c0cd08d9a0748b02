package dev.hone.stores.bucket;

import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.real.MinioServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** On a real MinIO. */
@Tag("minio")
class MinioBucketIT extends BucketContract {
    private static MinioServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = MinioServer.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    BucketSettings settings() {
        return server.settings();
    }
}
