package dev.hone.local.bucket;

import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** An S3 server over a folder: a bucket is a folder in it, an object a file. Every signature is checked. */
public final class S3Folder implements AutoCloseable {
    private final BlobStoreContext store;
    private final S3Proxy server;

    private S3Folder(BlobStoreContext store, S3Proxy server) {
        this.store = store;
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param address where it listens; port 0 is a free one
     * @param folder which must be there
     */
    public static S3Folder start(URI address, Path folder, String accessKey, String secretKey) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", folder.toString());
        BlobStoreContext store = ContextBuilder.newBuilder("filesystem-nio2")
                .credentials("none", "none")
                .overrides(properties)
                .build(BlobStoreContext.class);
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FolderStore(store.getBlobStore(), folder))
                .endpoint(address)
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                .ignoreUnknownHeaders(true)
                .build();
        server.start();
        return new S3Folder(store, server);
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws Exception {
        server.stop();
        store.close();
    }
}
