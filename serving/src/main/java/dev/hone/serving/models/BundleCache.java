package dev.hone.serving.models;

import dev.hone.model.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bundles on the local disk, {@code <project>/v<number>-<run>/}. A bundle is there as a whole or not at all; the one
 * that answered last is remembered, so that a restart can answer while the ledger is away.
 */
final class BundleCache {
    private static final Logger LOG = LoggerFactory.getLogger(BundleCache.class);
    private static final Pattern NAME = Pattern.compile("v(\\d+)-([A-Za-z0-9_-]+)");
    private static final String LAST = "last";

    private final Path root;

    BundleCache(Path root) {
        this.root = root;
    }

    Bundle open(String project, ProductionVersion version, ModelSource source) {
        Path directory = directory(project, version);
        if (!Files.isDirectory(directory)) {
            fetch(project, version, source, directory);
        }
        return Bundle.open(directory);
    }

    private void fetch(String project, ProductionVersion version, ModelSource source, Path directory) {
        Path incoming = directory.resolveSibling("incoming-" + UUID.randomUUID());
        try {
            Files.createDirectories(directory.getParent());
            source.fetch(project, version, incoming);
            Files.move(incoming, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(incoming);
        }
    }

    /** Forgets a bundle that is of no use, so that the next try fetches it anew. */
    void discard(String project, ProductionVersion version) {
        remove(directory(project, version));
    }

    /** Remembers that this version answers now and removes all others of the project. */
    void keepOnly(String project, ProductionVersion version) {
        Path directory = directory(project, version);
        try {
            Path next = Files.writeString(directory.resolveSibling(LAST + ".next"), name(version));
            Files.move(next, directory.resolveSibling(LAST), StandardCopyOption.REPLACE_EXISTING);
            children(directory.getParent()).stream()
                    .filter(Files::isDirectory)
                    .filter(other -> !other.equals(directory))
                    .forEach(BundleCache::remove);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the cache at {} cannot be tidied; answers do not need it", root, e);
        }
    }

    /** The version of each project that answered last. */
    Map<String, ProductionVersion> last() {
        Map<String, ProductionVersion> found = new HashMap<>();
        for (Path project : children(root)) {
            read(project.resolve(LAST))
                    .filter(version -> Files.isDirectory(project.resolve(name(version))))
                    .ifPresent(version -> found.put(project.getFileName().toString(), version));
        }
        return found;
    }

    private static Optional<ProductionVersion> read(Path file) {
        try {
            Matcher name = NAME.matcher(
                    Files.isRegularFile(file) ? Files.readString(file).strip() : "");
            return name.matches()
                    ? Optional.of(new ProductionVersion(Integer.parseInt(name.group(1)), name.group(2)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path directory(String project, ProductionVersion version) {
        return root.resolve(project).resolve(name(version));
    }

    private static String name(ProductionVersion version) {
        return "v" + version.number() + "-" + version.run().replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static List<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
