package dev.hone.stores.connections;

/** A setting that a part cannot start without has no value. */
public final class UnsetVariableException extends RuntimeException {
    private UnsetVariableException(String message) {
        super(message);
    }

    static UnsetVariableException named(String name) {
        return new UnsetVariableException("unset environment variable " + name);
    }
}
