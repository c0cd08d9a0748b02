package dev.hone.local.command.parts;

import dev.hone.local.command.house.Credentials;
import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.PrivateFile;
import dev.hone.local.command.house.Release;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** PostgreSQL on disk: its programs, and the folder of its data, both made whole or not at all. */
final class PostgresFiles {
    private static final String SUPERUSER = "postgres";

    private final House house;
    private final Path folder;

    PostgresFiles(House house) {
        this.house = house;
        this.folder = house.home().resolve("postgres");
    }

    Path data() {
        return house.database();
    }

    /** How one of PostgreSQL's programs is called: it refuses to run as root, so root calls it as somebody else. */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (SystemUser.isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs().resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    void prepare(Consumer<String> progress) {
        try {
            Files.createDirectories(folder);
            if (!Files.isExecutable(programs().resolve("bin").resolve("postgres"))) {
                Folders.delete(programs());
                progress.accept("unpacking PostgreSQL " + Release.CURRENT.postgres());
                Path draft = emptied(folder.resolve("programs.draft"));
                PostgresArchive.unpack(draft);
                Files.move(draft, programs());
            }
            if (!Files.exists(data())) {
                progress.accept("making PostgreSQL's data folder");
                Path draft = emptied(folder.resolve("data.draft"));
                initialize(draft);
                Files.move(draft, data());
            }
            checkVersion();
        } catch (IOException e) {
            throw HouseException.unusable(folder, e);
        }
    }

    /** PostgreSQL reads no other major version's data; it is brought over by its own programs or not at all. */
    private void checkVersion() throws IOException {
        Path file = data().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw HouseException.because(
                    "%s is no data folder of PostgreSQL (it has no PG_VERSION): bring it back from a backup, or move it away to begin with none"
                            .formatted(data()));
        }
        String made = Files.readString(file).strip();
        String major = Release.CURRENT.postgres().split("\\.", -1)[0];
        if (!made.equals(major)) {
            throw HouseException.because(
                    "%s was made by PostgreSQL %s and this is %s; nothing was changed: bring it over with pg_upgrade, or take another folder with HONE_HOME"
                            .formatted(data(), made, major));
        }
    }

    private Path programs() {
        return folder.resolve(Release.CURRENT.postgres());
    }

    private void initialize(Path data) throws IOException {
        Credentials credentials = house.credentials();
        Path password = house.run().resolve("postgres.password");
        Path statements = house.run().resolve("postgres.sql");
        try {
            PrivateFile.write(password, credentials.value(Key.POSTGRES_PASSWORD) + "\n");
            run(
                    Path.of("/dev/null"),
                    command(
                            "initdb",
                            "--pgdata=" + data,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C"));
            PrivateFile.write(
                    statements,
                    owned(House.LEDGER, credentials.value(Key.LEDGER_PASSWORD))
                            + owned(House.REGISTRY, credentials.value(Key.MLFLOW_DATABASE_PASSWORD)));
            run(
                    statements,
                    command(
                            "postgres",
                            "--single",
                            "-D",
                            data.toString(),
                            "-c",
                            "log_min_error_statement=panic",
                            SUPERUSER));
        } finally {
            Files.deleteIfExists(password);
            Files.deleteIfExists(statements);
        }
    }

    /** One statement a line, as single-user mode wants it. */
    private static String owned(String name, String password) {
        return """
                CREATE ROLE %1$s LOGIN PASSWORD '%2$s'
                CREATE DATABASE %1$s OWNER %1$s
                """.formatted(name, password);
    }

    private void run(Path input, List<String> command) throws IOException {
        Path log = house.log("postgres-init");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(Programs.environment(house.environment(), Map.of()));
        try {
            int code = builder.start().waitFor();
            if (code != 0) {
                throw HouseException.because(
                        "PostgreSQL's data folder could not be made (code %d): see %s".formatted(code, log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HouseException.because("interrupted while PostgreSQL's data folder was made", e);
        }
    }

    private static Path emptied(Path draft) throws IOException {
        Folders.delete(draft);
        return draft;
    }
}
