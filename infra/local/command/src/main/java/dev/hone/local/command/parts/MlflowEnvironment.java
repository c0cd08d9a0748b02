package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.pictures.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * MLflow's virtual environment: exactly the packages of a lock file.
 *
 * <p>A marker with the lock's digest is written last, so that an installation that was cut off, or that has another
 * lock's packages, is made anew. HONE_MLFLOW names one that is there already, which is then left alone.
 */
final class MlflowEnvironment {
    private static final String LOCK = "mlflow.lock";

    private final House house;
    private final Path folder;
    private final boolean isOwn;

    MlflowEnvironment(House house) {
        this.house = house;
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
            byte[] lock = lock();
            Path complete = folder.resolve("hone.complete");
            String digest = Sha256.hex(lock);
            if (Files.exists(complete) && Files.readString(complete).strip().equals(digest)) {
                return;
            }
            progress.accept("installing MLflow into %s (once, about a minute)".formatted(folder));
            install(lock);
            Files.writeString(complete, digest + "\n");
        } catch (IOException e) {
            throw HouseException.unusable(folder, e);
        }
    }

    private void install(byte[] lock) throws IOException {
        Path log = house.log("mlflow-install");
        Files.deleteIfExists(log);
        Folders.delete(folder);
        run(log, List.of(Python.find(), "-m", "venv", folder.toString()));
        Path requirements = folder.resolve(LOCK);
        Files.write(requirements, lock);
        run(
                log,
                List.of(
                        python().toString(),
                        "-m",
                        "pip",
                        "install",
                        "--disable-pip-version-check",
                        "--no-input",
                        "--no-deps",
                        "--requirement",
                        requirements.toString()));
        run(log, List.of(python().toString(), "-c", "import mlflow"));
    }

    private static byte[] lock() throws IOException {
        try (InputStream stream = MlflowEnvironment.class.getResourceAsStream(LOCK)) {
            return stream.readAllBytes();
        }
    }

    private static void run(Path log, List<String> command) throws IOException {
        try {
            int code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw HouseException.because("MLflow could not be installed: see %s".formatted(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HouseException.because("interrupted while MLflow was installed", e);
        }
    }
}
