package dev.hone.local.command.house;

import dev.hone.stores.connections.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A name, and the password that goes with it. */
public record Login(String user, Secret password) {
    /** As the header Authorization says it. */
    public String basic() {
        String pair = user + ":" + password.value();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
