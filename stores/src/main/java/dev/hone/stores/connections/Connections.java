package dev.hone.stores.connections;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that a part of Hone needs to reach the stores, and the key that signs prediction ids. */
public record Connections(BucketSettings bucket, RegistrySettings registry, LedgerSettings ledger, Secret signingKey) {

    /** The names under which the settings are passed on, to child processes and to Kestra tasks alike. */
    public static final List<String> NAMES = List.of(
            "HONE_S3_ENDPOINT",
            "HONE_S3_BUCKET",
            "HONE_S3_ACCESS_KEY",
            "HONE_S3_SECRET_KEY",
            "HONE_MLFLOW_URL",
            "HONE_MLFLOW_USER",
            "HONE_MLFLOW_PASSWORD",
            "HONE_DATABASE_URL",
            "HONE_DATABASE_USER",
            "HONE_DATABASE_PASSWORD",
            "HONE_SIGNING_KEY");

    /** Those of them that may be unset: an MLflow that asks for no login. */
    public static final Set<String> OPTIONAL = Set.of("HONE_MLFLOW_USER", "HONE_MLFLOW_PASSWORD");

    /**
     * Reads the settings, from an environment or anything of its shape.
     *
     * @throws UnsetVariableException naming the first one that is missing
     */
    public static Connections from(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return new Connections(
                BucketSettings.from(variables),
                RegistrySettings.from(variables),
                LedgerSettings.from(variables),
                variables.secret("HONE_SIGNING_KEY"));
    }
}
