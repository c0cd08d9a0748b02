package dev.hone.stores.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.pictures.Sha256;
import dev.hone.stores.transfers.Retries;
import dev.hone.stores.transfers.Transfers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Folders of files sent to and fetched from MLflow's artifact proxy, some at once. A file whose transfer breaks off is
 * sent or fetched anew, whole: the proxy can neither go on in the middle nor tell a digest.
 */
final class Artifacts {
    private static final String SCHEME = "mlflow-artifacts:/";

    private final MlflowHttp http;
    private final Retries retries;

    Artifacts(MlflowHttp http, Retries retries) {
        this.http = http;
        this.retries = retries;
    }

    /** A file of a folder: its path in it, and its length as MLflow tells it. */
    private record Entry(String name, long length) {}

    /** Sends files to places below the URI, and tells their digests. */
    Map<String, String> upload(Map<String, Path> files, String uri) {
        String root = proxied(uri);
        Map<String, String> digests = new TreeMap<>();
        Transfers.map(
                files.entrySet().iterator(),
                file -> {
                    send(file.getValue(), root + "/" + file.getKey());
                    return Map.entry(file.getKey(), Sha256.hex(file.getValue()));
                },
                sent -> digests.put(sent.getKey(), sent.getValue()));
        return digests;
    }

    /** The files of a folder and of those in it, by their paths below it. */
    static Map<String, Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            Map<String, Path> files = new TreeMap<>();
            found.filter(Files::isRegularFile)
                    .forEach(
                            file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fetches what lies below the URI; what has a digest must be what was uploaded, the rest as long as MLflow says. */
    void download(String uri, Path folder, Map<String, String> digests) {
        String root = proxied(uri);
        List<Entry> entries = new ArrayList<>();
        collect(root, "", entries);
        if (entries.isEmpty()) {
            throw RegistryException.noArtifacts(root);
        }
        Transfers.each(entries.iterator(), entry -> {
            Path target = folder.resolve(entry.name());
            retries.call(() -> fetch(root + "/" + entry.name(), target), Registry::isPassing);
            check(root + "/" + entry.name(), entry, target, digests.get(entry.name()));
        });
        digests.keySet().stream()
                .filter(name -> !Files.exists(folder.resolve(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw RegistryException.damaged(root + "/" + name, "it was uploaded and is gone");
                });
    }

    /** How many bytes lie below the URI; none where there is nothing. */
    long size(String uri) {
        List<Entry> entries = new ArrayList<>();
        collect(proxied(uri), "", entries);
        return entries.stream().mapToLong(Entry::length).sum();
    }

    /** Removes the file or the folder at the URI, if there is one. */
    void remove(String uri) {
        String path = proxied(uri);
        retries.call(
                () -> {
                    http.deleteArtifact(path);
                    return path;
                },
                Registry::isPassing);
    }

    private void send(Path file, String path) {
        retries.call(
                () -> {
                    http.putArtifact(path, file);
                    return path;
                },
                Registry::isPassing);
    }

    private Path fetch(String path, Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            http.getArtifact(path, body -> save(body, part));
            return Files.move(part, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long save(InputStream body, Path part) throws IOException {
        return Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void check(String path, Entry entry, Path file, String digest) {
        try {
            if (Files.size(file) != entry.length()) {
                throw RegistryException.damaged(
                        path, "it has %d bytes instead of %d".formatted(Files.size(file), entry.length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String found = digest == null ? null : Sha256.hex(file);
        if (digest != null && !digest.equals(found)) {
            throw RegistryException.damaged(path, "its SHA-256 is %s instead of %s".formatted(found, digest));
        }
    }

    private void collect(String root, String below, List<Entry> entries) {
        String path = below.isEmpty() ? root : root + "/" + below;
        JsonNode found = retries.call(() -> http.listArtifacts(path), Registry::isPassing)
                .path("files");
        for (JsonNode entry : found) {
            String given = entry.path("path").asText();
            String name = given.substring(given.lastIndexOf('/') + 1);
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("\\")) {
                throw RegistryException.badArtifact("MLflow names an artifact outside its folder: " + given);
            }
            String inside = below.isEmpty() ? name : below + "/" + name;
            if (entry.path("is_dir").asBoolean()) {
                collect(root, inside, entries);
            } else {
                entries.add(new Entry(inside, entry.path("file_size").asLong()));
            }
        }
    }

    private static String proxied(String uri) {
        if (!uri.startsWith(SCHEME)) {
            throw RegistryException.badArtifact(
                    "artifacts at %s do not go through MLflow; start it with --serve-artifacts".formatted(uri));
        }
        return uri.substring(SCHEME.length()).replaceFirst("^/+", "");
    }
}
