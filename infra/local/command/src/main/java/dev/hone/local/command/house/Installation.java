package dev.hone.local.command.house;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Hone as it lies on this disk: the repository, built, and the JDK that runs it. */
public record Installation(Path root, Path java) {
    /** The repository that {@code ./hone} names, else the one that holds the current folder, and this very JDK. */
    public static Installation current() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String root = System.getProperty("hone.root");
        return new Installation(root == null ? around(Path.of("").toAbsolutePath()) : Path.of(root), java);
    }

    /** Everything that a module's program needs to run: its own jar and what Maven found for it. */
    public String classPath(String module) {
        Path target = root.resolve(module).resolve("target");
        Path listed = target.resolve("classpath");
        try (Stream<Path> files = Files.list(target)) {
            List<String> jars =
                    files.filter(Installation::isJar).map(Path::toString).toList();
            if (jars.isEmpty()) {
                throw HouseException.notBuilt(target.resolve("hone-*.jar"), null);
            }
            return String.join(File.pathSeparator, jars)
                    + File.pathSeparator
                    + Files.readString(listed).strip();
        } catch (IOException e) {
            throw HouseException.notBuilt(listed, e);
        }
    }

    private static boolean isJar(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("hone-") && name.endsWith(".jar");
    }

    private static Path around(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("hone")) && Files.exists(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw HouseException.because("%s is not inside Hone's repository".formatted(folder));
    }
}
