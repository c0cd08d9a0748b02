package dev.hone.stores.bucket;

import java.io.IOException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Tells an error that is no S3 server's by its status: a proxy's page, or some other server's. The client would only say
 * that it is no XML.
 */
final class ErrorPages implements Interceptor {
    private static final int ERRORS = 400;
    private static final String HEAD = "HEAD";
    private static final String XML = "xml";

    /** A page with an error status. */
    static final class ErrorPageException extends IOException {
        private final int status;

        private ErrorPageException(int status) {
            super("answered with status %d, and not as an S3 server does".formatted(status));
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() < ERRORS
                || chain.request().method().equals(HEAD)
                || Objects.requireNonNullElse(response.header("Content-Type"), "")
                        .contains(XML)) {
            return response;
        }
        try (response) {
            throw new ErrorPageException(response.code());
        }
    }
}
