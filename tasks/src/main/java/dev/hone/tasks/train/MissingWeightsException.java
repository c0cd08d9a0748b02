package dev.hone.tasks.train;

import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectWeights;
import java.util.Optional;

/** The weights that a project starts from are not on the worker's machine; the message says how they get there. */
public final class MissingWeightsException extends RuntimeException {
    private MissingWeightsException(String message) {
        super(message);
    }

    static MissingWeightsException of(Project project, ProjectWeights weights, Optional<String> folder) {
        return new MissingWeightsException(
                "project '%s' starts from the weights %s, which are not %s: ./hone up fetches them; a worker of your own needs the file under the name %s in the folder that %s names"
                        .formatted(
                                project.name(),
                                weights.file(),
                                folder.map(name -> "in " + name).orElse("here"),
                                weights.sha256(),
                                LearnedWeights.FOLDER));
    }
}
