package dev.hone.stores.bucket;

import dev.hone.stores.bucket.ErrorPages.ErrorPageException;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.transfers.Patience;
import dev.hone.stores.transfers.Retries;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Sends requests, tells what goes wrong in Hone's words, and sends again what may go well a moment later. */
final class Requests {
    private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchObject", "ResourceNotFound");
    private static final Set<String> FULL = Set.of("XMinioStorageFull", "InsufficientStorage");
    private static final String NO_BUCKET = "NoSuchBucket";
    private static final String CLOCK = "RequestTimeTooSkewed";
    private static final String SLOW_DOWN = "SlowDown";
    private static final int FORBIDDEN = 403;
    private static final int NO_SPACE = 507;
    private static final Set<Integer> PASSING = Set.of(500, 502, 503, 504);

    private final BucketSettings settings;
    private final Retries retries;

    Requests(BucketSettings settings, Patience patience) {
        this.settings = settings;
        this.retries = new Retries(patience);
    }

    /** A request, which must be one that may be sent again. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws Exception;
    }

    /** What the request answers; the verb and the key are for people. */
    <T> T send(String verb, String key, Request<T> request) {
        return retries.call(
                () -> sendOnce(verb, key, request), e -> e instanceof BucketException failure && failure.isPassing());
    }

    private <T> T sendOnce(String verb, String key, Request<T> request) {
        try {
            return request.send();
        } catch (BucketException e) {
            throw e;
        } catch (Exception e) {
            throw failure(verb, key, e);
        }
    }

    BucketException failure(String verb, String key, Exception e) {
        return switch (e) {
            case ErrorResponseException refused -> answered(verb, key, refused);
            case ServerException broken -> status(verb, key, broken.statusCode(), broken);
            case ErrorPageException page -> status(verb, key, page.status(), page);
            case IOException broken -> BucketException.unreachable(verb, settings, key, isPassing(broken), broken);
            default -> BucketException.failed(verb, settings, key, false, e);
        };
    }

    BucketException damaged(String key, String how) {
        return BucketException.damaged(settings, key, how);
    }

    private BucketException answered(String verb, String key, ErrorResponseException e) {
        String code = e.errorResponse().code();
        int status = e.response().code();
        if (MISSING.contains(code)) {
            return BucketException.missing(settings, key, e);
        }
        if (code.equals(NO_BUCKET)) {
            return BucketException.missingBucket(settings, e);
        }
        if (code.equals(CLOCK)) {
            return BucketException.clocksDiffer(settings, e);
        }
        if (FULL.contains(code)) {
            return BucketException.full(verb, settings, key, e);
        }
        if (status == FORBIDDEN) {
            return BucketException.refused(verb, settings, key, code, e);
        }
        return code.equals(SLOW_DOWN)
                ? BucketException.failed(verb, settings, key, true, e)
                : status(verb, key, status, e);
    }

    private BucketException status(String verb, String key, int status, Exception e) {
        return status == NO_SPACE
                ? BucketException.full(verb, settings, key, e)
                : BucketException.failed(verb, settings, key, PASSING.contains(status), e);
    }

    /** A name that nobody knows and a certificate that nobody trusts stay so; who is interrupted should stop. */
    private static boolean isPassing(IOException e) {
        return switch (e) {
            case UnknownHostException unknown -> false;
            case SSLHandshakeException untrusted -> false;
            case SSLPeerUnverifiedException untrusted -> false;
            case SocketTimeoutException late -> true;
            case InterruptedIOException interrupted -> false;
            default -> true;
        };
    }
}
