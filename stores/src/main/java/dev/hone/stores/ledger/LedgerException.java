package dev.hone.stores.ledger;

import dev.hone.stores.connections.LedgerSettings;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The ledger's database did not do what it was asked, through no fault of the asking; the message says what to check. */
public final class LedgerException extends RuntimeException {
    private final Kind kind;

    /** What is wrong. */
    public enum Kind {
        /** Nothing answers there, or what answers is just starting or ending. */
        UNREACHABLE("is out of reach: check that PostgreSQL runs there, and HONE_DATABASE_URL"),
        /** The user or the password is wrong. */
        LOGIN_REFUSED("refuses the login: correct HONE_DATABASE_USER and HONE_DATABASE_PASSWORD"),
        /** The server has no such database. */
        DATABASE_MISSING("is not there: create the database, or correct HONE_DATABASE_URL"),
        /** The user may not do what the ledger has to do. */
        NOT_ALLOWED("does not let the user do this: make HONE_DATABASE_USER the owner of the database"),
        /** The server's disk is full. */
        FULL("has no space left: free some on its disk, then repeat what was refused"),
        /** More connections than the server takes. */
        CROWDED("takes no more connections: raise PostgreSQL's max_connections, or let fewer processes use it"),
        /** A standby, or a server that was made read-only. */
        READ_ONLY("is read-only: let HONE_DATABASE_URL name the primary server"),
        /** Its tables could not be brought up to date. */
        NOT_MIGRATED("could not be brought up to date; the cause says why");

        private final String advice;

        Kind(String advice) {
            this.advice = advice;
        }
    }

    private LedgerException(String message, Kind kind, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static LedgerException notOpened(LedgerSettings settings, Throwable cause) {
        return of(settings, kind(cause).orElse(Kind.NOT_MIGRATED), cause);
    }

    /** This failure as a {@link LedgerException} if it is the server's, and as it is if not. */
    static RuntimeException explained(LedgerSettings settings, RuntimeException failure) {
        return kind(failure)
                .<RuntimeException>map(kind -> of(settings, kind, failure))
                .orElse(failure);
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    private static LedgerException of(LedgerSettings settings, Kind kind, Throwable cause) {
        String message = "the ledger at %s, opened as '%s', %s (%s)"
                .formatted(settings.url(), settings.user(), kind.advice, deepest(cause));
        return new LedgerException(message, kind, cause);
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    /** The deepest cause that says what is wrong: above it, the pool says only that it has no connection. */
    private static Optional<Kind> kind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(cause -> kind(cause).stream())
                .reduce((above, deeper) -> deeper);
    }

    private static Optional<Kind> kind(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return Optional.ofNullable(
                switch (state) {
                    case "28000", "28P01", "08004" -> Kind.LOGIN_REFUSED;
                    case "3D000" -> Kind.DATABASE_MISSING;
                    case "42501" -> Kind.NOT_ALLOWED;
                    case "53100" -> Kind.FULL;
                    case "53300" -> Kind.CROWDED;
                    case "25006" -> Kind.READ_ONLY;
                    case "57P01", "57P02", "57P03" -> Kind.UNREACHABLE;
                    default -> isLostConnection(failure, state) ? Kind.UNREACHABLE : null;
                });
    }

    private static boolean isLostConnection(SQLException failure, String state) {
        return state.startsWith("08") || failure instanceof SQLTransientConnectionException;
    }
}
