package dev.hone.ui.kestra;

import java.net.URI;

/** Kestra does not answer, what answers there is not Kestra, or it does not let the web app in. */
public final class KestraAwayException extends RuntimeException {
    private final transient URI address;

    private KestraAwayException(URI address, String message, Throwable cause) {
        super(message, cause);
        this.address = address;
    }

    static KestraAwayException unreachable(URI address, Throwable cause) {
        return new KestraAwayException(
                address, "Kestra does not answer at %s. It may still be starting.".formatted(address), cause);
    }

    static KestraAwayException failing(URI address, int status) {
        return new KestraAwayException(
                address,
                "Kestra at %s answers %d: it is being started again, or cannot do its work.".formatted(address, status),
                null);
    }

    static KestraAwayException loginRefused(URI address) {
        return new KestraAwayException(
                address,
                "Kestra at %s refuses the web app's login: HONE_KESTRA_USER and HONE_KESTRA_PASSWORD are to be corrected."
                        .formatted(address),
                null);
    }

    static KestraAwayException nonsense(URI address, Throwable cause) {
        return new KestraAwayException(address, "What answers at %s is not Kestra.".formatted(address), cause);
    }

    /** Where Kestra was looked for. */
    public URI address() {
        return address;
    }
}
