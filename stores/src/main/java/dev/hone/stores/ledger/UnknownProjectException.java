package dev.hone.stores.ledger;

import java.util.List;

/** No project has the name that was asked for. */
public final class UnknownProjectException extends RuntimeException {
    private UnknownProjectException(String message) {
        super(message);
    }

    static UnknownProjectException named(String name, List<String> known) {
        return new UnknownProjectException(
                known.isEmpty()
                        ? "no project is named '%s'; there are none yet".formatted(name)
                        : "no project is named '%s'; there are: %s".formatted(name, String.join(", ", known)));
    }
}
