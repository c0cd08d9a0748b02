package dev.hone.ui.frame;

import java.util.List;

/** An address names a project that there is not. */
public final class UnknownProjectException extends RuntimeException {
    private final transient List<String> known;

    private UnknownProjectException(String name, List<String> known) {
        super("No project is named \"" + name + "\".");
        this.known = known;
    }

    /** No project has this name, among those there are. */
    public static UnknownProjectException named(String name, List<String> known) {
        return new UnknownProjectException(name, List.copyOf(known));
    }

    List<String> known() {
        return known;
    }
}
