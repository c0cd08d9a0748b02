package dev.hone.local.command.environment;

import dev.hone.local.command.house.Credentials;
import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.Server;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** What mlflow, boto3, mc, psql and curl have to know to work on a house, as each of them wants it told. */
public final class ToolVariables {
    /** S3Proxy and MinIO take any; boto3 asks for one. */
    private static final String REGION = "us-east-1";

    private ToolVariables() {}

    /** Of a house. */
    public static Map<String, String> of(House house) {
        Map<String, String> connections = house.connectionVariables();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("HONE_UI_URL", House.url(house.ports().ui()));
        variables.put("HONE_WEB_USER", Credentials.WEB_USER);
        variables.put("HONE_WEB_PASSWORD", house.credentials().value(Key.WEB_PASSWORD));
        variables.put("HONE_URL", House.url(house.ports().serving()));
        variables.put("HONE_KEY", house.credentials().value(Key.ADMIN_KEY));
        kestra(house, variables);
        mlflow(connections, variables);
        s3(connections, variables);
        postgres(connections, variables);
        return variables;
    }

    private static void kestra(House house, Map<String, String> variables) {
        variables.put("KESTRA_URL", house.address(Server.KESTRA));
        house.login(Server.KESTRA).ifPresent(login -> {
            variables.put("KESTRA_USER", login.user());
            variables.put("KESTRA_PASSWORD", login.password().value());
        });
    }

    private static void mlflow(Map<String, String> connections, Map<String, String> variables) {
        variables.put("MLFLOW_TRACKING_URI", connections.get("HONE_MLFLOW_URL"));
        String user = connections.get("HONE_MLFLOW_USER");
        if (user != null) {
            variables.put("MLFLOW_TRACKING_USERNAME", user);
            variables.put("MLFLOW_TRACKING_PASSWORD", connections.get("HONE_MLFLOW_PASSWORD"));
        }
    }

    private static void s3(Map<String, String> connections, Map<String, String> variables) {
        String endpoint = connections.get("HONE_S3_ENDPOINT");
        String access = connections.get("HONE_S3_ACCESS_KEY");
        String secret = connections.get("HONE_S3_SECRET_KEY");
        variables.put("AWS_ENDPOINT_URL", endpoint);
        variables.put("AWS_ACCESS_KEY_ID", access);
        variables.put("AWS_SECRET_ACCESS_KEY", secret);
        variables.put("AWS_DEFAULT_REGION", REGION);
        variables.put("MC_HOST_hone", endpoint.replaceFirst("://", "://%s:%s@".formatted(access, secret)));
    }

    private static void postgres(Map<String, String> connections, Map<String, String> variables) {
        URI database = URI.create(connections.get("HONE_DATABASE_URL").substring("jdbc:".length()));
        variables.put("PGHOST", database.getHost());
        variables.put("PGPORT", Integer.toString(database.getPort()));
        variables.put("PGDATABASE", database.getPath().substring(1));
        variables.put("PGUSER", connections.get("HONE_DATABASE_USER"));
        variables.put("PGPASSWORD", connections.get("HONE_DATABASE_PASSWORD"));
    }
}
