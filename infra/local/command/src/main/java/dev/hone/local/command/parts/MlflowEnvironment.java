package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.pictures.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * MLflow's virtual environment: exactly the packages of a lock file.
 *
 * <p>A seal beside it is written last, with the lock's digest and what the folder holds: an installation that was cut off,
 * that has another lock's packages, or of which something is missing is made anew. HONE_MLFLOW names one that is there
 * already, which is then left alone.
 */
final class MlflowEnvironment {
    private static final String LOCK = "mlflow.lock";

    /** Compiles a thousand files, here rather than at the first start. */
    private static final String CHECK = "import mlflow.server, mlflow.server.auth.sqlalchemy_store";

    private final House house;
    private final byte[] lock;
    private final String check;
    private final Path folder;
    private final boolean isOwn;

    MlflowEnvironment(House house) {
        this(house, lock(), CHECK);
    }

    /** With other packages than MLflow's, and what Python runs to see that they are there. */
    MlflowEnvironment(House house, byte[] lock, String check) {
        this.house = house;
        this.lock = lock;
        this.check = check;
        String named = house.environment().getOrDefault("HONE_MLFLOW", "");
        this.isOwn = named.isBlank();
        this.folder = isOwn ? house.home().resolve("mlflow") : Path.of(named).toAbsolutePath();
    }

    /** The Python that has MLflow. */
    Path python() {
        return folder.resolve("bin").resolve("python");
    }

    void prepare(Consumer<String> progress) {
        if (!isOwn) {
            if (!Files.isExecutable(python())) {
                throw HouseException.because("HONE_MLFLOW names no virtual environment: %s".formatted(folder));
            }
            return;
        }
        try {
            if (Files.exists(seal())) {
                if (Files.readString(seal()).equals(sealed())) {
                    return;
                }
                progress.accept("MLflow in %s is of another version or damaged: it is made anew".formatted(folder));
            }
            progress.accept("installing MLflow into %s (once, about a minute)".formatted(folder));
            Files.deleteIfExists(seal());
            Folders.delete(folder);
            install(progress);
            Files.writeString(seal(), sealed());
        } catch (IOException e) {
            throw HouseException.unusable(folder, e);
        }
    }

    private void install(Consumer<String> progress) throws IOException {
        MlflowInstallation installation = new MlflowInstallation(house.log("mlflow-install"), progress);
        Path requirements = house.run().resolve(LOCK);
        Files.write(requirements, lock);
        installation.run(Python.find(), "-m", "venv", folder.toString());
        installation.run(
                python().toString(),
                "-m",
                "pip",
                "install",
                "--disable-pip-version-check",
                "--no-input",
                "--progress-bar",
                "off",
                "--no-deps",
                "--requirement",
                requirements.toString());
        installation.run(python().toString(), "-c", check);
    }

    private Path seal() {
        return folder.resolveSibling("mlflow.seal");
    }

    private String sealed() throws IOException {
        String held = Files.isExecutable(python()) ? FolderSeal.of(folder).text() : "nothing";
        return "lock %s%n%s%n".formatted(Sha256.hex(lock), held);
    }

    private static byte[] lock() {
        try (InputStream stream = MlflowEnvironment.class.getResourceAsStream(LOCK)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
