package dev.hone.stores.connections;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Named settings; unless it is optional, none may be missing. */
record Variables(Map<String, String> values) {
    String text(String name) {
        return optional(name).orElseThrow(() -> UnsetVariableException.named(name));
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    Secret secret(String name) {
        return new Secret(text(name));
    }

    URI uri(String name) {
        return URI.create(text(name));
    }
}
