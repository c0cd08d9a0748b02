package dev.hone.stores.connections;

import java.net.URI;

/** Where the MLflow server is. */
public record RegistrySettings(URI url) {
    static RegistrySettings from(Variables variables) {
        return new RegistrySettings(variables.uri("HONE_MLFLOW_URL"));
    }
}
