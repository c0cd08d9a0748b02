package dev.hone.stores.sources;

import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which class of a project somebody means. */
final class ClassNames {
    private final Project project;

    ClassNames(Project project) {
        this.project = project;
    }

    /** The id of the class that is called so. */
    Optional<String> find(String text) {
        return project.classMeant(text).map(ProjectClass::id);
    }

    /** The class of this number, counted from 0 in the order of the project's file. */
    Optional<String> find(int number) {
        return number < project.classes().size()
                ? Optional.of(project.classes().get(number).id())
                : Optional.empty();
    }

    /** The class that the folders of a file name, wherever in its path; otherwise a refusal. */
    Labelled label(EntryName name) {
        List<String> named = name.folders().stream()
                .flatMap(folder -> find(folder).stream())
                .distinct()
                .toList();
        if (named.size() == 1) {
            return new Labelled(named.getFirst(), null);
        }
        return new Labelled(null, named.isEmpty() ? unlabelled(name) : ambiguous(name, named));
    }

    /** A class, or why there is none: one of the two. */
    record Labelled(String id, Refused refused) {}

    /** A refusal of a label that names no class. */
    Refused unknown(String name, String label) {
        return new Refused(
                name, "unknown-label", "'%s' is no class of %s".formatted(EntryName.shown(label), projectAndClasses()));
    }

    private Refused unlabelled(EntryName name) {
        String reason = name.folders().isEmpty()
                ? "it lies in no folder that is named after a class of " + projectAndClasses()
                : "none of its folders is named after a class of " + projectAndClasses();
        return new Refused(name.toString(), "unknown-label", reason);
    }

    private static Refused ambiguous(EntryName name, List<String> named) {
        return new Refused(
                name.toString(),
                "several-labels",
                "its folders are named after several classes: " + String.join(", ", named));
    }

    private String projectAndClasses() {
        return "project '%s'; there are: %s"
                .formatted(
                        project.name(),
                        project.classes().stream().map(ProjectClass::id).collect(Collectors.joining(", ")));
    }
}
