package dev.hone.stores.ledger;

/** The ledger's database could not be opened; the message names it. */
public final class LedgerException extends RuntimeException {
    private LedgerException(String message, Throwable cause) {
        super(message, cause);
    }

    static LedgerException unreachable(String url, Throwable cause) {
        return new LedgerException("could not open the ledger at %s: %s".formatted(url, cause.getMessage()), cause);
    }
}
