package dev.hone.local.command.house;

import dev.hone.local.command.house.Credentials.Key;
import dev.hone.pictures.Sha256;
import dev.hone.stores.connections.Connections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One house: where it keeps what, which ports it has, which secrets. Making one changes nothing on disk. */
public record House(Path home, Ports ports, Installation installation, Map<String, String> environment) {
    /** Who owns the ledger's database, and its name. */
    public static final String LEDGER = "hone";

    /** Who owns MLflow's database, and its name. */
    public static final String REGISTRY = "mlflow";

    /** The name that Kestra's API is called with; Kestra wants an e-mail address. */
    public static final String KESTRA_USER = "hone@localhost.local";

    /** The name that MLflow's administrator has. */
    public static final String MLFLOW_USER = "hone";

    private static final int MARK_LETTERS = 8;
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
        return Credentials.in(home.resolve("credentials"), Files.exists(database()));
    }

    /** The servers that are used instead of parts of the house. */
    public ExternalServers external() {
        return new ExternalServers(this);
    }

    /** Where PostgreSQL's data is. */
    public Path database() {
        return home.resolve("postgres").resolve("data");
    }

    /** A few letters that tell this house from others, for those with whom it shares a server. */
    public String mark() {
        return Sha256.hex(home.toString().getBytes(StandardCharsets.UTF_8)).substring(0, MARK_LETTERS);
    }

    /** Where the parts' logs are. */
    public Path logs() {
        return home.resolve("logs");
    }

    /** The log of a part. */
    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** The learned weights that projects start from, each under its SHA-256. */
    public Path weights() {
        return home.resolve("weights");
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

    /** Where a server is, whether it is a part of the house or not. */
    public String address(Server server) {
        return external().address(server).orElseGet(() -> ownAddress(server));
    }

    /** How to log in to a server; empty when it lets in everybody. */
    public Optional<Login> login(Server server) {
        return external().address(server).isPresent() ? external().login(server) : Optional.of(ownLogin(server));
    }

    /** The settings of the connections, under the names by which programs read them. */
    public Map<String, String> connectionVariables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("HONE_S3_BUCKET", BUCKET);
        for (Server server : List.of(Server.S3, Server.MLFLOW, Server.POSTGRES)) {
            variables.put(server.urlVariable(), address(server));
            login(server).ifPresent(login -> {
                variables.put(server.userVariable(), login.user());
                variables.put(server.passwordVariable(), login.password().value());
            });
        }
        variables.put("HONE_SIGNING_KEY", credentials().value(Key.SIGNING_KEY));
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

    String ownAddress(Server server) {
        return switch (server) {
            case POSTGRES -> "jdbc:postgresql://%s:%d/%s".formatted(Ports.HOST, ports.postgres(), LEDGER);
            case S3 -> url(ports.bucket());
            case MLFLOW -> url(ports.mlflow());
            case KESTRA -> url(ports.kestra());
        };
    }

    private Login ownLogin(Server server) {
        Credentials credentials = credentials();
        return switch (server) {
            case POSTGRES -> new Login(LEDGER, credentials.secret(Key.LEDGER_PASSWORD));
            case S3 -> new Login(credentials.value(Key.S3_ACCESS_KEY), credentials.secret(Key.S3_SECRET_KEY));
            case MLFLOW -> new Login(MLFLOW_USER, credentials.secret(Key.MLFLOW_PASSWORD));
            case KESTRA -> new Login(KESTRA_USER, credentials.secret(Key.KESTRA_PASSWORD));
        };
    }

    private Path folder(String variable, String usual) {
        String named = environment.get(variable);
        return named == null || named.isBlank()
                ? installation.root().resolve(usual)
                : Path.of(named).toAbsolutePath();
    }
}
