package dev.hone.local.command.siege;

import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The headers with which a house's servers are called. */
final class Login {
    private Login() {}

    static Map<String, String> toKestra(House house) {
        return basic(House.KESTRA_USER, house.credentials().value(Key.KESTRA_PASSWORD));
    }

    static Map<String, String> toMlflow(House house) {
        Map<String, String> settings = house.connectionVariables();
        return settings.containsKey("HONE_MLFLOW_USER")
                ? basic(settings.get("HONE_MLFLOW_USER"), settings.get("HONE_MLFLOW_PASSWORD"))
                : Map.of();
    }

    private static Map<String, String> basic(String user, String password) {
        byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
}
