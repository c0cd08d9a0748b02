package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.Login;
import dev.hone.local.command.house.PrivateFile;
import dev.hone.local.command.house.Server;
import java.nio.file.Path;

/**
 * Who may log in to MLflow. It keeps its users beside its experiments, in the same database: they are as safe as those,
 * are in the same backup, and no second kind of database is in the house.
 */
final class MlflowLogin {
    /** MLflow hashes a password for every request, which takes longer than the request; this spares it that. */
    private static final int CACHE_SECONDS = 60;

    private final House house;
    private final Path file;

    MlflowLogin(House house) {
        this.house = house;
        this.file = house.run().resolve("mlflow-login.ini");
    }

    Path file() {
        return file;
    }

    /** The administrator is made when MLflow first starts on an empty database; after that, only the database counts. */
    void write(String database) {
        Login login = house.login(Server.MLFLOW).orElseThrow();
        PrivateFile.write(file, """
                [mlflow]
                default_permission = READ
                database_uri = %s
                admin_username = %s
                admin_password = %s
                authorization_function = mlflow.server.auth:authenticate_request_basic_auth
                auth_cache_ttl_seconds = %d
                """.formatted(
                escaped(database), login.user(), escaped(login.password().value()), CACHE_SECONDS));
    }

    /** For Python's configparser, to which a percent sign is the beginning of something. */
    private static String escaped(String value) {
        return value.replace("%", "%%");
    }
}
