package dev.hone.stores.ledger;

import java.util.List;

/** An API key cannot be made or revoked under the name that was given; the message says why. */
public final class ApiKeyException extends RuntimeException {
    private ApiKeyException(String message) {
        super(message);
    }

    static ApiKeyException taken(String name) {
        return new ApiKeyException(
                "there is a key named '%s' already: choose another name, or revoke it".formatted(name));
    }

    static ApiKeyException unknown(String name, List<String> live) {
        return new ApiKeyException(
                live.isEmpty()
                        ? "no key is named '%s'; there are none yet".formatted(name)
                        : "no key is named '%s'; there are: %s".formatted(name, String.join(", ", live)));
    }

    static ApiKeyException badName(String name) {
        return new ApiKeyException("'%s' is no name for a key: %s".formatted(name, AccountName.RULE));
    }
}
