package dev.hone.stores.connections;

import java.net.URI;
import java.util.Optional;

/** Where the MLflow server is, and how to log in where it asks for that. */
public record RegistrySettings(URI url, Optional<Login> login) {
    /** A user name and its password. */
    public record Login(String user, Secret password) {}

    static RegistrySettings from(Variables variables) {
        return new RegistrySettings(
                variables.uri("HONE_MLFLOW_URL"),
                variables
                        .optional("HONE_MLFLOW_USER")
                        .map(user -> new Login(user, variables.secret("HONE_MLFLOW_PASSWORD"))));
    }
}
