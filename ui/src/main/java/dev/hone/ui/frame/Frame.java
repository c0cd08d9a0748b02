package dev.hone.ui.frame;

import dev.hone.ui.access.Person;
import java.util.List;

/**
 * What surrounds a page.
 *
 * @param title of the page
 * @param section where in Hone the page is, or null
 * @param project the project the page is about, or empty where it is about none
 * @param projects names of all projects, for the chooser
 * @param person who looks at it
 */
public record Frame(String title, Section section, String project, List<String> projects, Person person) {

    /** The frame of a page about one project. */
    public static Frame of(String title, Section section, String project, List<String> projects) {
        return new Frame(title, section, project, List.copyOf(projects), Person.here());
    }

    /** The frame of a page about the whole house. */
    public static Frame of(String title, Section section) {
        return of(title, section, "", List.of());
    }

    /** The frame of a page that belongs nowhere. */
    public static Frame bare(String title) {
        return of(title, null);
    }

    /** The pages of the project that this person may see. */
    public List<Section> sections() {
        return Section.ofProjects().stream()
                .filter(known -> person.may(known.needed()))
                .toList();
    }
}
