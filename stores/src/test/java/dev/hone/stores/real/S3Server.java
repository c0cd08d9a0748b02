package dev.hone.stores.real;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** An S3 server over a folder, which checks signatures; every bucket it gives is an empty one. */
public final class S3Server implements AutoCloseable {
    private static final String ACCESS_KEY = "test-access";
    private static final String SECRET_KEY = "test-secret";

    private final BlobStoreContext store;
    private final S3Proxy server;

    private S3Server(BlobStoreContext store, S3Proxy server) {
        this.store = store;
        this.server = server;
    }

    public static S3Server start(Path folder) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", folder.toString());
        BlobStoreContext store = ContextBuilder.newBuilder("filesystem")
                .credentials("none", "none")
                .overrides(properties)
                .build(BlobStoreContext.class);
        S3Proxy server = S3Proxy.builder()
                .blobStore(store.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        server.start();
        return new S3Server(store, server);
    }

    /** Where a bucket could be that is not there yet. */
    public BucketSettings settings() {
        return new BucketSettings(
                URI.create("http://127.0.0.1:" + server.getPort()),
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
        server.stop();
        store.close();
    }
}
