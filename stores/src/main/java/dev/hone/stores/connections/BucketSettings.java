package dev.hone.stores.connections;

import java.net.URI;

/** Where the S3 server is, which bucket is Hone's, and with which keys it is opened. */
public record BucketSettings(URI endpoint, String bucket, String accessKey, Secret secretKey) {
    static BucketSettings from(Variables variables) {
        return new BucketSettings(
                variables.uri("HONE_S3_ENDPOINT"),
                variables.text("HONE_S3_BUCKET"),
                variables.text("HONE_S3_ACCESS_KEY"),
                variables.secret("HONE_S3_SECRET_KEY"));
    }
}
