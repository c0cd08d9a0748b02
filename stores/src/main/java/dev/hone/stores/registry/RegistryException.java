package dev.hone.stores.registry;

import dev.hone.stores.connections.RegistrySettings;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** MLflow did not do what it was asked; the message says what, where, what MLflow said, and what to check. */
public final class RegistryException extends RuntimeException {
    /** What is wrong. */
    public enum Kind {
        /** What was asked for is not there. */
        MISSING,
        /** MLflow wants another login than the one that was given, if one was. */
        LOGIN_REFUSED,
        /** The login may not do this. */
        FORBIDDEN,
        /** MLflow does not go by the name under which it was called. */
        HOST_REFUSED,
        /** Nothing answers. */
        UNREACHABLE,
        /** MLflow has no space left. */
        FULL,
        /** An artifact is not what was uploaded. */
        DAMAGED,
        /** The artifacts of a version were removed for good. */
        REMOVED,
        /** Anything else that MLflow may say. */
        FAILED
    }

    private final Kind kind;
    private final boolean passing;

    private RegistryException(String message, Kind kind, boolean passing, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.passing = passing;
    }

    static RegistryException refused(URI uri, int status, String body, boolean passing) {
        return new RegistryException(
                "MLflow answered %d to %s: %s".formatted(status, uri, body), Kind.FAILED, passing, null);
    }

    static RegistryException missing(URI uri, int status, String body) {
        return new RegistryException(
                "MLflow answered %d to %s: %s".formatted(status, uri, body), Kind.MISSING, false, null);
    }

    static RegistryException forbidden(RegistrySettings settings, URI uri) {
        String who =
                settings.login().map(login -> "'%s'".formatted(login.user())).orElse("a stranger");
        return new RegistryException(
                "MLflow at %s does not let %s do this (%s): give that user the right in MLflow, or set HONE_MLFLOW_USER to another"
                        .formatted(settings.url(), who, uri.getPath()),
                Kind.FORBIDDEN,
                false,
                null);
    }

    static RegistryException hostRefused(URI url) {
        return new RegistryException(
                "MLflow at %s does not go by the name '%s': start it with --allowed-hosts %2$s, or correct HONE_MLFLOW_URL"
                        .formatted(url, url.getAuthority()),
                Kind.HOST_REFUSED,
                false,
                null);
    }

    static RegistryException loginRefused(RegistrySettings settings) {
        String message = settings.login()
                .map(login ->
                        "MLflow at %s refuses the login of '%s': correct HONE_MLFLOW_USER and HONE_MLFLOW_PASSWORD"
                                .formatted(settings.url(), login.user()))
                .orElseGet(() -> "MLflow at %s asks for a login: set HONE_MLFLOW_USER and HONE_MLFLOW_PASSWORD"
                        .formatted(settings.url()));
        return new RegistryException(message, Kind.LOGIN_REFUSED, false, null);
    }

    static RegistryException full(URI uri) {
        return new RegistryException(
                "MLflow has no space left for %s: free some on the disk of its artifacts and its database"
                        .formatted(uri),
                Kind.FULL,
                false,
                null);
    }

    static RegistryException unreachable(URI uri, boolean passing, Throwable cause) {
        return new RegistryException(
                "MLflow is out of reach at %s: %s; is it running, is HONE_MLFLOW_URL right?".formatted(uri, cause),
                Kind.UNREACHABLE,
                passing,
                cause);
    }

    static RegistryException badArtifact(String reason) {
        return new RegistryException(reason, Kind.FAILED, false, null);
    }

    static RegistryException noArtifacts(String path) {
        return new RegistryException("MLflow has no artifacts at " + path, Kind.MISSING, false, null);
    }

    static RegistryException damaged(String path, String how) {
        return new RegistryException(
                "the artifact %s in MLflow is damaged: %s".formatted(path, how), Kind.DAMAGED, false, null);
    }

    static RegistryException removed(ModelVersion version, Instant at) {
        return new RegistryException(
                "the artifacts of %s v%d were removed on %s, long after it was refused, and it can answer no more: take another version, or train again"
                        .formatted(version.model(), version.number(), LocalDate.ofInstant(at, ZoneOffset.UTC)),
                Kind.REMOVED,
                false,
                null);
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** Whether MLflow wants another login than the one that was given, if one was. */
    public boolean isLoginRefused() {
        return kind == Kind.LOGIN_REFUSED;
    }

    /** Whether the thing that was asked for is not there. */
    public boolean isMissing() {
        return kind == Kind.MISSING;
    }

    /** Whether the same may be done a moment later. */
    boolean isPassing() {
        return passing;
    }
}
