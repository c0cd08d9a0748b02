package dev.hone.stores.ledger;

import dev.hone.stores.connections.LedgerSettings;
import java.util.Optional;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * How the tables reach the database: plainly, or under a lease, which then must be held in every transaction. What goes
 * wrong with the server, and not with a statement, becomes a {@link LedgerException}.
 */
final class Database {
    private final Jdbi jdbi;
    private final LedgerSettings settings;
    private final Optional<Lease> lease;

    Database(Jdbi jdbi, LedgerSettings settings) {
        this(jdbi, settings, Optional.empty());
    }

    private Database(Jdbi jdbi, LedgerSettings settings, Optional<Lease> lease) {
        this.jdbi = jdbi;
        this.settings = settings;
        this.lease = lease;
    }

    Database under(Lease held) {
        return new Database(jdbi, settings, Optional.of(held));
    }

    Optional<Lease> lease() {
        return lease;
    }

    <X extends Exception> void useHandle(HandleConsumer<X> work) throws X {
        withHandle(work.asCallback());
    }

    <R, X extends Exception> R withHandle(HandleCallback<R, X> work) throws X {
        if (lease.isPresent()) {
            return inTransaction(work);
        }
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException e) {
            throw LedgerException.explained(settings, e);
        }
    }

    <X extends Exception> void useTransaction(HandleConsumer<X> work) throws X {
        inTransaction(work.asCallback());
    }

    <R, X extends Exception> R inTransaction(HandleCallback<R, X> work) throws X {
        try {
            return jdbi.inTransaction(handle -> {
                lease.ifPresent(held -> Leases.hold(handle, held));
                return work.withHandle(handle);
            });
        } catch (JdbiException e) {
            throw LedgerException.explained(settings, e);
        }
    }
}
