package dev.hone.stores.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of files sent to and fetched from MLflow's artifact proxy. */
final class Artifacts {
    private static final String SCHEME = "mlflow-artifacts:/";

    private final MlflowHttp http;

    Artifacts(MlflowHttp http) {
        this.http = http;
    }

    /** Sends a file to the URI, or a folder's files to places below it. */
    void upload(Path from, String uri) {
        String root = proxied(uri);
        for (Path file : files(from)) {
            String below = from.relativize(file).toString().replace('\\', '/');
            http.putArtifact(below.isEmpty() ? root : root + "/" + below, file);
        }
    }

    void download(String uri, Path folder) {
        fetch(proxied(uri), folder);
    }

    private void fetch(String path, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode entries = http.listArtifacts(path).path("files");
        if (entries.isEmpty()) {
            throw RegistryException.badArtifact("MLflow has no artifacts at " + path);
        }
        for (JsonNode entry : entries) {
            String given = entry.path("path").asText();
            String name = given.substring(given.lastIndexOf('/') + 1);
            Path target = folder.resolve(name).normalize();
            if (!target.getParent().equals(folder.normalize())) {
                throw RegistryException.badArtifact("MLflow names an artifact outside its folder: " + given);
            }
            if (entry.path("is_dir").asBoolean()) {
                fetch(path + "/" + name, target);
            } else {
                http.getArtifact(path + "/" + name, target);
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

    private static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
