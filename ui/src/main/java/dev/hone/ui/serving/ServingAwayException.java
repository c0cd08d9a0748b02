package dev.hone.ui.serving;

import java.net.URI;

/** Serving does not answer, or what answers there is not serving. */
public final class ServingAwayException extends RuntimeException {
    private final transient URI address;

    private ServingAwayException(URI address, String message, Throwable cause) {
        super(message, cause);
        this.address = address;
    }

    static ServingAwayException unreachable(URI address, Throwable cause) {
        return new ServingAwayException(address, "serving does not answer at " + address, cause);
    }

    static ServingAwayException notServing(URI address, int status) {
        return new ServingAwayException(address, address + " answered " + status + ", but not as serving does", null);
    }

    static ServingAwayException nonsense(URI address, Throwable cause) {
        return new ServingAwayException(address, "what answers at " + address + " is not serving", cause);
    }

    /** Where serving was looked for. */
    public URI address() {
        return address;
    }
}
