package dev.hone.local.engine.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The user and the password that the REST API asks for, as Kestra does, by HTTP basic authentication.
 *
 * @param user an e-mail address, where the same client also talks to the official Kestra
 */
public record Login(String user, String password) {

    boolean matches(String authorization) {
        String expected =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), authorization.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return user + ":***";
    }
}
