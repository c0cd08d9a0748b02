package dev.hone.stores.real;

import dev.hone.local.bucket.S3Folder;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;

/** The S3 server of a house over a folder, which checks signatures; every bucket it gives is an empty one. */
public final class S3Server implements AutoCloseable {
    private static final String ACCESS_KEY = "test-access";
    private static final String SECRET_KEY = "test-secret";

    private final S3Folder server;

    private S3Server(S3Folder server) {
        this.server = server;
    }

    public static S3Server start(Path folder) throws Exception {
        return new S3Server(S3Folder.start(URI.create("http://127.0.0.1:0"), folder, ACCESS_KEY, SECRET_KEY));
    }

    /** Where a bucket could be that is not there yet. */
    public BucketSettings settings() {
        return new BucketSettings(
                URI.create("http://127.0.0.1:" + server.port()),
                "hone-" + UUID.randomUUID().toString().substring(0, 8),
                ACCESS_KEY,
                new Secret(SECRET_KEY));
    }

    /** A new, empty bucket. */
    public Bucket empty() {
        Bucket bucket = Bucket.open(settings());
        bucket.create();
        return bucket;
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
