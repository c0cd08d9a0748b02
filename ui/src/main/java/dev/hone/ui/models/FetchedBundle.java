package dev.hone.ui.models;

import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A version's bundle in a folder of its own, which is removed when this is closed. */
record FetchedBundle(Path folder) implements AutoCloseable {
    private static final String BUNDLE = "bundle";

    /** Fetches it; what was fetched of one that could not be had as a whole is removed again. */
    static FetchedBundle of(Registry registry, ModelVersion version) throws IOException {
        FetchedBundle bundle = new FetchedBundle(Files.createTempDirectory("hone-bundle"));
        try {
            registry.download(version, bundle.root());
            return bundle;
        } catch (RuntimeException e) {
            bundle.close();
            throw e;
        }
    }

    /** A file of the bundle, if it has it. */
    Optional<Path> file(String name) {
        return Optional.of(root().resolve(name)).filter(Files::isRegularFile);
    }

    /** Writes all its files, under one folder, in the order of their names. Weights hardly get smaller: it is quick instead. */
    void zip(String name, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        for (Path file : files()) {
            zip.putNextEntry(
                    new ZipEntry(name + "/" + root().relativize(file).toString().replace('\\', '/')));
            Files.copy(file, zip);
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(root())) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path root() {
        return folder.resolve(BUNDLE);
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> found = Files.walk(folder)) {
            deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
