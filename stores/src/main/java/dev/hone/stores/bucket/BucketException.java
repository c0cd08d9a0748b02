package dev.hone.stores.bucket;

import dev.hone.stores.connections.BucketSettings;

/** The S3 server did not do what it was asked; the message names endpoint, bucket and key and says what to check. */
public final class BucketException extends RuntimeException {
    /** What is wrong. */
    public enum Kind {
        /** The object is not there. */
        MISSING_OBJECT,
        /** The bucket is not there. */
        MISSING_BUCKET,
        /** The server does not accept the keys, or they may not do this. */
        REFUSED,
        /** Nothing answers. */
        UNREACHABLE,
        /** The server has no space left. */
        FULL,
        /** The object is not what was put. */
        DAMAGED,
        /** Anything else that a server may say. */
        FAILED
    }

    private final Kind kind;
    private final boolean passing;

    private BucketException(String message, Kind kind, boolean passing, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.passing = passing;
    }

    static BucketException missing(BucketSettings at, String key, Throwable cause) {
        return new BucketException(
                "there is no object '%s' in %s".formatted(key, place(at)), Kind.MISSING_OBJECT, false, cause);
    }

    static BucketException missingBucket(BucketSettings at, Throwable cause) {
        return new BucketException(
                "there is no %s: check HONE_S3_BUCKET; hone up makes the bucket".formatted(place(at)),
                Kind.MISSING_BUCKET,
                false,
                cause);
    }

    static BucketException refused(String verb, BucketSettings at, String key, String code, Throwable cause) {
        return new BucketException(
                "could not %s '%s' in %s: the server refuses access key '%s' (%s): check HONE_S3_ACCESS_KEY, HONE_S3_SECRET_KEY and what they may do"
                        .formatted(verb, key, place(at), at.accessKey(), code),
                Kind.REFUSED,
                false,
                cause);
    }

    static BucketException clocksDiffer(BucketSettings at, Throwable cause) {
        return new BucketException(
                "the clocks of this machine and of the S3 server at %s differ too much: set them right"
                        .formatted(at.endpoint()),
                Kind.REFUSED,
                false,
                cause);
    }

    static BucketException unreachable(String verb, BucketSettings at, String key, boolean passing, Throwable cause) {
        return new BucketException(
                "could not %s '%s' in %s: no S3 server answers there (%s): is it running, is HONE_S3_ENDPOINT right?"
                        .formatted(verb, key, place(at), cause),
                Kind.UNREACHABLE,
                passing,
                cause);
    }

    static BucketException full(String verb, BucketSettings at, String key, Throwable cause) {
        return new BucketException(
                "could not %s '%s' in %s: the server has no space left: free some on its disk"
                        .formatted(verb, key, place(at)),
                Kind.FULL,
                false,
                cause);
    }

    static BucketException damaged(BucketSettings at, String key, String how) {
        return new BucketException(
                "'%s' in %s is damaged: %s; bring it back from a backup, or delete it".formatted(key, place(at), how),
                Kind.DAMAGED,
                false,
                null);
    }

    static BucketException failed(String verb, BucketSettings at, String key, boolean passing, Throwable cause) {
        return new BucketException(
                "could not %s '%s' in %s: %s".formatted(verb, key, place(at), cause.getMessage()),
                Kind.FAILED,
                passing,
                cause);
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** Whether the object is simply not there. */
    public boolean isMissing() {
        return kind == Kind.MISSING_OBJECT;
    }

    /** Whether the same may be done a moment later. */
    boolean isPassing() {
        return passing;
    }

    private static String place(BucketSettings at) {
        return "bucket '%s' at %s".formatted(at.bucket(), at.endpoint());
    }
}
