package dev.hone.local.command.house;

import dev.hone.local.command.house.Credentials.Key;
import dev.hone.stores.connections.Connections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** One house: where it keeps what, which ports it has, which secrets. Making one changes nothing on disk. */
public record House(Path home, Ports ports, Installation installation, Map<String, String> environment) {
    /** Who owns the ledger's database, and its name. */
    public static final String LEDGER = "hone";

    /** Who owns MLflow's database, and its name. */
    public static final String REGISTRY = "mlflow";

    /** The name that Kestra's API is called with; Kestra wants an e-mail address. */
    public static final String KESTRA_USER = "hone@localhost.local";

    private static final String BUCKET = "hone";

    public House {
        environment = Map.copyOf(environment);
    }

    /** Makes the folders, closed to others. */
    public void create() {
        try {
            if (!Files.exists(home)) {
                Files.createDirectories(
                        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.createDirectories(logs());
            Files.createDirectories(run());
        } catch (IOException e) {
            throw HouseException.unusable(home, e);
        }
    }

    /** The secrets, made now if there are none. */
    public Credentials credentials() {
        return Credentials.in(home.resolve("credentials"));
    }

    /** Where the parts' logs are. */
    public Path logs() {
        return home.resolve("logs");
    }

    /** The log of a part. */
    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** What is written for one start of a part, such as its argument file. */
    public Path run() {
        return home.resolve("run");
    }

    /** What the supervisor says about itself and the parts. */
    public Path state() {
        return home.resolve("state.json");
    }

    /** The projects that are applied when the house comes up. */
    public Path projects() {
        return folder("HONE_PROJECTS", "projects");
    }

    /** The flows that Kestra runs. */
    public Path flows() {
        return folder("HONE_FLOWS", "flows");
    }

    /** The settings of the connections, under the names by which programs read them. */
    public Map<String, String> connectionVariables() {
        Credentials credentials = credentials();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("HONE_S3_ENDPOINT", url(ports.bucket()));
        variables.put("HONE_S3_BUCKET", BUCKET);
        variables.put("HONE_S3_ACCESS_KEY", credentials.value(Key.S3_ACCESS_KEY));
        variables.put("HONE_S3_SECRET_KEY", credentials.value(Key.S3_SECRET_KEY));
        variables.put("HONE_MLFLOW_URL", url(ports.mlflow()));
        variables.put(
                "HONE_DATABASE_URL", "jdbc:postgresql://%s:%d/%s".formatted(Ports.HOST, ports.postgres(), LEDGER));
        variables.put("HONE_DATABASE_USER", LEDGER);
        variables.put("HONE_DATABASE_PASSWORD", credentials.value(Key.LEDGER_PASSWORD));
        variables.put("HONE_SIGNING_KEY", credentials.value(Key.SIGNING_KEY));
        return variables;
    }

    /** The connections themselves. */
    public Connections connections() {
        return Connections.from(connectionVariables());
    }

    /** The address of a port of this house. */
    public static String url(int port) {
        return "http://%s:%d".formatted(Ports.HOST, port);
    }

    private Path folder(String variable, String usual) {
        String named = environment.get(variable);
        return named == null || named.isBlank()
                ? installation.root().resolve(usual)
                : Path.of(named).toAbsolutePath();
    }
}
