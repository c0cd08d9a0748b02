package dev.hone.local.command.serving;

import dev.hone.local.command.house.HouseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that somebody means who names files and folders. */
public final class PictureFiles {
    private PictureFiles() {}

    /** The files as they are named, and all files in the folders and below, by name; what begins with a dot is left out. */
    public static List<Path> under(List<Path> named) {
        List<Path> files = new ArrayList<>();
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                files.addAll(in(path));
            } else {
                files.add(path);
            }
        }
        if (files.isEmpty()) {
            throw HouseException.because("there are no files in %s".formatted(named));
        }
        return files;
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw HouseException.because("%s cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static boolean isHidden(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
