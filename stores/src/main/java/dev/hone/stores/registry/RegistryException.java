package dev.hone.stores.registry;

import dev.hone.stores.connections.RegistrySettings;
import java.net.URI;

/** MLflow did not do what it was asked; the message says what, where, and what MLflow said. */
public final class RegistryException extends RuntimeException {
    static final int UNAUTHORIZED = 401;

    private final int status;

    private RegistryException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    static RegistryException refused(URI uri, int status, String body) {
        return new RegistryException("MLflow answered %d to %s: %s".formatted(status, uri, body), status, null);
    }

    static RegistryException loginRefused(RegistrySettings settings) {
        String message = settings.login()
                .map(login ->
                        "MLflow at %s refuses the login of '%s': correct HONE_MLFLOW_USER and HONE_MLFLOW_PASSWORD"
                                .formatted(settings.url(), login.user()))
                .orElseGet(() -> "MLflow at %s asks for a login: set HONE_MLFLOW_USER and HONE_MLFLOW_PASSWORD"
                        .formatted(settings.url()));
        return new RegistryException(message, UNAUTHORIZED, null);
    }

    static RegistryException unreachable(URI uri, Throwable cause) {
        return new RegistryException("MLflow is out of reach at %s: %s".formatted(uri, cause), 0, cause);
    }

    static RegistryException badArtifact(String reason) {
        return new RegistryException(reason, 0, null);
    }

    /** Whether MLflow wants another login than the one that was given, if one was. */
    public boolean isLoginRefused() {
        return status == UNAUTHORIZED;
    }

    /** Whether the thing that was asked for is not there. */
    boolean isMissing() {
        return status == 404;
    }
}
