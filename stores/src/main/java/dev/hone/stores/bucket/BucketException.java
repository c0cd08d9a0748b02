package dev.hone.stores.bucket;

import dev.hone.stores.connections.BucketSettings;

/** The S3 server did not do what it was asked; the message names endpoint, bucket and key. */
public final class BucketException extends RuntimeException {
    private final boolean missing;

    private BucketException(String message, boolean missing, Throwable cause) {
        super(message, cause);
        this.missing = missing;
    }

    static BucketException missing(BucketSettings at, String key, Throwable cause) {
        return new BucketException("there is no object '%s' in %s".formatted(key, place(at)), true, cause);
    }

    static BucketException failed(String verb, BucketSettings at, String key, Throwable cause) {
        return new BucketException(
                "could not %s '%s' in %s: %s".formatted(verb, key, place(at), cause.getMessage()), false, cause);
    }

    /** Whether the object is simply not there. */
    public boolean isMissing() {
        return missing;
    }

    private static String place(BucketSettings at) {
        return "bucket '%s' at %s".formatted(at.bucket(), at.endpoint());
    }
}
