package dev.hone.ui.frame;

import dev.hone.ui.serving.ServedProject;
import java.util.List;

/** An address names a project that there is not. */
public final class UnknownProjectException extends RuntimeException {
    private final transient List<String> known;

    private UnknownProjectException(String name, List<String> known) {
        super("No project is named \"" + name + "\".");
        this.known = known;
    }

    /** No project has this name, among those there are. */
    public static UnknownProjectException named(String name, List<ServedProject> all) {
        return new UnknownProjectException(
                name, all.stream().map(ServedProject::project).toList());
    }

    List<String> known() {
        return known;
    }
}
