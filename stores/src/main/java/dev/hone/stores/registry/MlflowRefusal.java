package dev.hone.stores.registry;

import dev.hone.stores.connections.RegistrySettings;
import java.net.URI;
import java.util.Set;

/** What an answer that is not 200 means. */
enum MlflowRefusal {
    LOGIN,
    HOST,
    RIGHTS,
    MISSING,
    SPACE,
    PASSING,
    OTHER;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NO_SPACE = 507;
    private static final Set<Integer> MAY_PASS = Set.of(500, 502, 503, 504);

    /** How MLflow says that a Host header is none of its own; a refused user gets other words. */
    private static final String HOST_WORDS = "Invalid Host header";

    /** What the operating system, PostgreSQL and SQLite say. */
    private static final Set<String> SPACE_WORDS = Set.of("No space left on device", "disk is full");

    /** What SQLite and PostgreSQL say of two who write the same at once, which MLflow passes on: now it is there. */
    private static final Set<String> RACE_WORDS = Set.of("UNIQUE constraint failed", "UniqueViolation");

    static MlflowRefusal of(int status, String body) {
        return switch (status) {
            case UNAUTHORIZED -> LOGIN;
            case FORBIDDEN -> body.contains(HOST_WORDS) ? HOST : RIGHTS;
            case NOT_FOUND -> MISSING;
            case NO_SPACE -> SPACE;
            default -> {
                if (SPACE_WORDS.stream().anyMatch(body::contains)) {
                    yield SPACE;
                }
                boolean isRace = RACE_WORDS.stream().anyMatch(body::contains);
                yield isRace || MAY_PASS.contains(status) ? PASSING : OTHER;
            }
        };
    }

    RegistryException in(RegistrySettings settings, URI uri, int status, String body) {
        return switch (this) {
            case LOGIN -> RegistryException.loginRefused(settings);
            case HOST -> RegistryException.hostRefused(settings.url());
            case RIGHTS -> RegistryException.forbidden(settings, uri);
            case MISSING -> RegistryException.missing(uri, status, body);
            case SPACE -> RegistryException.full(uri);
            case PASSING -> RegistryException.refused(uri, status, body, true);
            case OTHER -> RegistryException.refused(uri, status, body, false);
        };
    }
}
