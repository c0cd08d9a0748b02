package dev.hone.serving.stores;

import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.LedgerException;
import java.util.function.Function;

/**
 * The ledger, which may be away. Those who knock now and then wait for it; requests take it when it was there last, and
 * are told at once when it was not. Thread-safe.
 */
final class LedgerDoor implements AutoCloseable {
    private final LedgerSettings settings;
    private Ledger ledger;
    private volatile Ledger open;

    LedgerDoor(LedgerSettings settings) {
        this.settings = settings;
    }

    /**
     * What the ledger answers; it is opened if it was not yet, and waited for if it is away, which may take seconds.
     *
     * @throws LedgerException when it is away
     */
    <T> T knock(Function<Ledger, T> question) {
        try {
            T answer = question.apply(opened());
            open = ledger;
            return answer;
        } catch (LedgerException e) {
            open = null;
            throw e;
        }
    }

    private synchronized Ledger opened() {
        if (ledger == null) {
            ledger = Ledger.open(settings);
        }
        return ledger;
    }

    /** The ledger if it was there when somebody knocked last; a problem for the caller if not. Never waits. */
    Ledger open() {
        Ledger there = open;
        if (there == null) {
            throw ProblemException.unavailable("ledger", null);
        }
        return there;
    }

    @Override
    public synchronized void close() {
        if (ledger != null) {
            ledger.close();
        }
    }
}
