package dev.hone.local.command.kestra;

import java.io.IOException;

/** Kestra does not answer, or only that it cannot: it is down, or is being started again. */
public final class KestraAwayException extends RuntimeException {
    private KestraAwayException(String message, Throwable cause) {
        super(message, cause);
    }

    static KestraAwayException silent(String address, IOException cause) {
        // a refused connection has no words
        String why = cause.getMessage() == null ? "" : " (%s)".formatted(cause.getMessage());
        return new KestraAwayException(
                "Kestra at %s does not answer%s: ./hone status shows how the parts are".formatted(address, why), cause);
    }

    static KestraAwayException failing(int status, String message) {
        return new KestraAwayException("Kestra answered %d: %s".formatted(status, message), null);
    }
}
