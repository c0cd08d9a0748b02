package dev.hone.local.command.doctor;

import dev.hone.local.command.doctor.Doctor.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What only {@code hone test} needs. */
final class TestLooks {
    private TestLooks() {}

    static List<Look> of(String searchPath) {
        return List.of(
                new Look(
                        "browser",
                        () -> found(
                                "browser",
                                searchPath,
                                "install chromium; hone test tries to get one otherwise",
                                List.of("chromium", "chromium-browser", "google-chrome"))),
                new Look(
                        "MinIO or Go",
                        () -> found(
                                "MinIO or Go",
                                searchPath,
                                "install Go 1.24 or newer, with which hone test builds a MinIO server",
                                List.of("minio", "go"))));
    }

    private static Finding found(String what, String searchPath, String advice, List<String> names) {
        return names.stream()
                .flatMap(name -> on(searchPath, name).stream())
                .findFirst()
                .map(path -> Finding.fine(what, path.toString()))
                .orElseGet(() -> Finding.better(what, "none, for hone test only", advice));
    }

    private static Optional<Path> on(String searchPath, String name) {
        return Stream.of(searchPath.split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
