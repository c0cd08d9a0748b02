package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The house's own copy of what the build has made: a build while the house is up would otherwise change programs under
 * those that run them. The copies are as old as what they are copies of, by which archives of their classes go.
 */
final class HouseJars {
    private static final List<String> MODULES = List.of(
            "infra/local/command", "infra/local/bucket", "infra/local/engine", "serving", "ui", "classifier/training");
    private static final String BUILT_PLUGINS = "tasks/target/plugins";

    private final House house;
    private final Path folder;

    HouseJars(House house) {
        this.house = house;
        this.folder = house.run().resolve("programs");
    }

    /** Takes the copy. Nothing of the house may be running. */
    void take() {
        try {
            Folders.delete(folder);
            Files.createDirectories(folder);
            for (String module : MODULES) {
                for (Path jar : entries(module).filter(this::isOwn).toList()) {
                    if (!Files.exists(copyOf(jar))) {
                        Files.copy(jar, copyOf(jar), StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
            }
            takePlugins(house.installation().root().resolve(BUILT_PLUGINS));
        } catch (IOException e) {
            throw HouseException.unusable(folder, e);
        }
    }

    /** A module's class path, the copies in the place of what was built. */
    String classPath(String module) {
        return entries(module)
                .map(entry -> isOwn(entry) ? copyOf(entry) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The folder of Kestra plugins. */
    Path plugins() {
        return folder.resolve("plugins");
    }

    private void takePlugins(Path built) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(built)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = plugins().resolve(built.relativize(file));
            Files.createDirectories(copy.getParent());
            if (file.getFileName().toString().startsWith("hone-")) {
                Files.copy(file, copy);
            } else {
                linkOrCopy(file, copy);
            }
        }
    }

    /** Other people's jars are large and never written again: a link to one is as good as a copy, on the same disk. */
    private static void linkOrCopy(Path file, Path copy) throws IOException {
        try {
            Files.createLink(copy, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, copy);
        }
    }

    private Stream<Path> entries(String module) {
        return Stream.of(house.installation().classPath(module).split(File.pathSeparator, -1))
                .map(Path::of);
    }

    private boolean isOwn(Path entry) {
        return entry.startsWith(house.installation().root());
    }

    private Path copyOf(Path jar) {
        return folder.resolve(jar.getFileName());
    }
}
