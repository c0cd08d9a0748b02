package dev.hone.stores.projects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads projects from YAML files. A field that no project has is refused by name: it is most often a typing error. */
public final class ProjectFiles {
    private static final int LARGEST = 1_000_000;

    private ProjectFiles() {}

    /** The files of a folder, in the order of their names. */
    public static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All projects of a folder, in the order of their file names. */
    public static List<Project> readAll(Path folder) {
        return in(folder).stream().map(ProjectFiles::read).toList();
    }

    /** The project of one file. */
    public static Project read(Path file) {
        return open(file).project();
    }

    /** The text of a file that says what this project is. */
    public static String text(Project project) {
        return ProjectText.of(project);
    }

    /**
     * The same, with what tells this state of the file from others.
     *
     * @throws InvalidProjectException with all that is wrong with it, line by line
     */
    public static ProjectFile open(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw InvalidProjectException.unreadable(file.toString(), "it is too large for a project's file", null);
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return ProjectFile.of(file, bytes, new ProjectText(text).read(file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
