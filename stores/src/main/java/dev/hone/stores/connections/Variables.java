package dev.hone.stores.connections;

import java.net.URI;
import java.util.Map;

/** Named settings of which none may be missing. */
record Variables(Map<String, String> values) {
    String text(String name) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw UnsetVariableException.named(name);
        }
        return value;
    }

    Secret secret(String name) {
        return new Secret(text(name));
    }

    URI uri(String name) {
        return URI.create(text(name));
    }
}
