package dev.hone.ui.frame;

import dev.hone.ui.serving.ServedProject;
import java.util.List;

/**
 * What surrounds a page.
 *
 * @param title of the page
 * @param project the project the page is about, or empty where it is about none
 * @param projects names of all projects, for the chooser
 */
public record Frame(String title, String project, List<String> projects) {

    /** The frame of a page about one project. */
    public static Frame of(String title, ServedProject project, List<ServedProject> all) {
        return new Frame(
                title,
                project.project(),
                all.stream().map(ServedProject::project).toList());
    }

    /** The frame of a page about no project, shown when the projects are not known. */
    public static Frame bare(String title) {
        return new Frame(title, "", List.of());
    }
}
