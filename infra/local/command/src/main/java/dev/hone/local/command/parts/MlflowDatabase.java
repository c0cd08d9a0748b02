package dev.hone.local.command.parts;

import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Login;
import dev.hone.local.command.house.Server;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * MLflow's database: a part of the house's PostgreSQL or, where that is somebody else's, the database {@code mlflow} beside
 * the ledger's. There it must exist, since who may use one database may seldom make another.
 */
final class MlflowDatabase {
    private static final String CHECK = """
            import os, sys, psycopg2
            try:
                connection = psycopg2.connect(os.environ["DATABASE"], connect_timeout=5)
                cursor = connection.cursor()
                cursor.execute("SELECT has_schema_privilege(current_user, 'public', 'CREATE')")
                sys.exit(0 if cursor.fetchone()[0] else 3)
            except psycopg2.OperationalError:
                sys.exit(2)
            """;

    private final House house;

    MlflowDatabase(House house) {
        this.house = house;
    }

    /** Its address with the password in it, in the form of Python's SQLAlchemy. */
    String uri() {
        return uri("postgresql+psycopg2");
    }

    /** Makes sure that somebody else's PostgreSQL has it. */
    void check(Path python) {
        if (house.external().address(Server.POSTGRES).isEmpty()) {
            return;
        }
        Path log = house.log("mlflow-database");
        ProcessBuilder builder = new ProcessBuilder(python.toString(), "-c", CHECK)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(Programs.environment(house.environment(), Map.of("DATABASE", uri("postgresql"))));
        try {
            if (builder.start().waitFor() != 0) {
                throw HouseException.because(
                        "MLflow needs a database of its own on %s: CREATE DATABASE %s OWNER %s makes it, or name an MLflow server with %s"
                                .formatted(
                                        house.address(Server.POSTGRES),
                                        House.REGISTRY,
                                        house.login(Server.POSTGRES)
                                                .map(Login::user)
                                                .orElse(House.LEDGER),
                                        Server.MLFLOW.option()));
            }
        } catch (IOException e) {
            throw HouseException.unusable(python, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HouseException.because("interrupted while MLflow's database was looked for", e);
        }
    }

    private String uri(String scheme) {
        boolean isExternal = house.external().address(Server.POSTGRES).isPresent();
        Login login = isExternal
                ? house.login(Server.POSTGRES).orElseThrow()
                : new Login(House.REGISTRY, house.credentials().secret(Key.MLFLOW_DATABASE_PASSWORD));
        URI ledger = URI.create(house.address(Server.POSTGRES).substring("jdbc:".length()));
        String port = ledger.getPort() < 0 ? "" : ":" + ledger.getPort();
        String query = ledger.getRawQuery() == null ? "" : "?" + ledger.getRawQuery();
        return "%s://%s:%s@%s%s/%s%s"
                .formatted(
                        scheme,
                        encoded(login.user()),
                        encoded(login.password().value()),
                        ledger.getHost(),
                        port,
                        House.REGISTRY,
                        query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
