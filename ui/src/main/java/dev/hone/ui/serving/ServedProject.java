package dev.hone.ui.serving;

import java.util.List;
import java.util.Optional;

/**
 * A project as serving knows it.
 *
 * @param project its name
 * @param modelVersion the version that answers, or null when none does yet
 * @param classes its classes, in their fixed order
 */
public record ServedProject(String project, Integer modelVersion, List<ClassName> classes) {

    public ServedProject {
        classes = classes == null ? List.of() : List.copyOf(classes);
    }

    /** Whether a version answers for this project. */
    public boolean answers() {
        return modelVersion != null;
    }

    /** The class with this id, if the project has it. */
    public Optional<ClassName> find(String id) {
        return classes.stream().filter(known -> known.id().equals(id)).findFirst();
    }

    /** The class with this id; a class that an older version still answers with, but the project lost, is shown by id. */
    public ClassName named(String id) {
        return find(id).orElseGet(() -> new ClassName(id, id));
    }

    /** All classes but this one. */
    public List<ClassName> others(String id) {
        return classes.stream().filter(known -> !known.id().equals(id)).toList();
    }
}
