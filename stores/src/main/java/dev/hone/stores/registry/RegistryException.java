package dev.hone.stores.registry;

import java.net.URI;

/** MLflow did not do what it was asked; the message says what, where, and what MLflow said. */
public final class RegistryException extends RuntimeException {
    private final int status;

    private RegistryException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    static RegistryException refused(URI uri, int status, String body) {
        return new RegistryException("MLflow answered %d to %s: %s".formatted(status, uri, body), status, null);
    }

    static RegistryException unreachable(URI uri, Throwable cause) {
        return new RegistryException("MLflow is out of reach at %s: %s".formatted(uri, cause), 0, cause);
    }

    static RegistryException badArtifact(String reason) {
        return new RegistryException(reason, 0, null);
    }

    /** Whether the thing that was asked for is not there. */
    boolean isMissing() {
        return status == 404;
    }
}
