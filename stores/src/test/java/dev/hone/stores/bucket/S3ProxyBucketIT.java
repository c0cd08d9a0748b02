package dev.hone.stores.bucket;

import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.real.S3Server;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On the server of a house. */
class S3ProxyBucketIT extends BucketContract {
    private static S3Server server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = S3Server.start(folder);
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
