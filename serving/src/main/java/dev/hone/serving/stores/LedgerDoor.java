package dev.hone.serving.stores;

import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.LedgerException;

/**
 * The ledger, which may be away when serving starts. One thread keeps knocking; requests take what is open or are told
 * that it is not. Thread-safe.
 */
final class LedgerDoor implements AutoCloseable {
    private final LedgerSettings settings;
    private volatile Ledger ledger;

    LedgerDoor(LedgerSettings settings) {
        this.settings = settings;
    }

    /**
     * The ledger, opened if it was not yet, which may take seconds.
     *
     * @throws LedgerException when it is away
     */
    synchronized Ledger knock() {
        if (ledger == null) {
            ledger = Ledger.open(settings);
        }
        return ledger;
    }

    /** The ledger if it was opened; a problem for the caller if not. Never waits. */
    Ledger open() {
        Ledger open = ledger;
        if (open == null) {
            throw ProblemException.unavailable("ledger", null);
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (ledger != null) {
            ledger.close();
        }
    }
}
