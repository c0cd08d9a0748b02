package dev.hone.tasks.train;

import dev.hone.model.StartingWeights;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectWeights;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The weights that a training starts from: found by their digest in a folder of the worker's machine. */
public final class LearnedWeights {
    /** The setting that names the folder. */
    public static final String FOLDER = "HONE_WEIGHTS";

    private static final String INSIDE = "weights";

    private LearnedWeights() {}

    /**
     * Puts the weights that a project starts from into a working directory, where there are any.
     *
     * @return where they lie there; null for a training that starts from nothing
     * @throws MissingWeightsException when the folder has not got them
     */
    public static StartingWeights put(Project project, Optional<String> folder, Path work) throws IOException {
        Optional<ProjectWeights> wanted = project.startingWeights();
        if (wanted.isEmpty()) {
            return null;
        }
        ProjectWeights weights = wanted.get();
        Path found = folder.map(Path::of)
                .map(there -> there.resolve(weights.sha256()))
                .filter(Files::isRegularFile)
                .orElseThrow(() -> MissingWeightsException.of(project, weights, folder));
        String file = place(found, Path.of(weights.file()).getFileName().toString(), work);
        return new StartingWeights(file, weights.sha256());
    }

    /** Puts a file of weights into a working directory, and tells where it lies there. */
    static String place(Path weights, String name, Path work) throws IOException {
        Path inside = Files.createDirectories(work.resolve(INSIDE)).resolve(name);
        linkOrCopy(weights, inside);
        return INSIDE + "/" + name;
    }

    /** A link by name would lead out of a directory that a container is given. */
    static void linkOrCopy(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
