package dev.hone.ui.data;

import dev.hone.stores.datasets.Exclusion;
import dev.hone.stores.datasets.Split;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import java.util.Optional;

/** What things that data sets know are called on pages. */
public final class DataWords {
    private DataWords() {}

    /** A class; one that the project has no more is shown by its id. */
    public static String label(Project project, String id) {
        return project.classNamed(id).map(ProjectClass::label).orElse(id);
    }

    /** What pictures are used for, as in "used to learn from". */
    public static String use(Split split) {
        return switch (split) {
            case TRAIN -> "to learn from";
            case VALIDATION -> "to choose the best epoch";
            case TEST -> "to compare versions";
            case JUDGED -> "to check what people corrected";
            case EXCLUDED -> "for nothing";
        };
    }

    /** The split that the ledger names so; nothing of one that it names otherwise, or not yet. */
    public static Optional<Split> split(String name) {
        return Optional.ofNullable(name).map(Split::valueOf);
    }

    /** Why a picture is used for nothing. */
    public static String why(Exclusion reason) {
        return switch (reason) {
            case BETWEEN_SPLITS ->
                "It shows the same as pictures that are used for different things, which would let answers leak.";
            case JUDGED_NEAR_TEST ->
                "Somebody judged it, and it shows the same as a picture that versions are compared on.";
            case NEAR_EXCLUDED -> "It shows the same as a picture that is used for nothing.";
            case EARLIER -> "It was left out earlier; the reason is not known any more.";
        };
    }

    /** What a refusal of this code means. */
    public static String refusal(String code) {
        return switch (code) {
            case "not-an-image" -> "no picture";
            case "truncated" -> "breaks off before its end";
            case "too-large" -> "too large";
            case "unsupported" -> "a kind of picture that is not read";
            case "empty" -> "an empty file";
            case "unknown-label" -> "no class of this project";
            case "several-labels" -> "folders of several classes";
            case "label-conflict" -> "several labels";
            case "erased" -> "erased before";
            case "unsafe-name" -> "a name that leads out of its archive";
            case "unreadable" -> "cannot be read";
            case "damaged" -> "damaged";
            case "bomb" -> "unpacks to more than any pictures do";
            default -> code;
        };
    }

    /** What can be done about a refusal of this code. */
    public static String remedy(String code) {
        return switch (code) {
            case "not-an-image", "unsupported" -> "Save it as JPEG or PNG.";
            case "truncated", "damaged", "empty", "unreadable" -> "Copy it again from where it came from.";
            case "too-large" -> "Save it smaller: 25 MB and 50 megapixels are taken.";
            case "unknown-label" -> "Choose its class, or put it into a folder named after one.";
            case "several-labels" -> "Leave one class in its path.";
            case "label-conflict" -> "Say which label is right.";
            case "erased" -> "Nothing: who asked for that has the right to it.";
            case "unsafe-name", "bomb" -> "Pack the pictures anew.";
            default -> "";
        };
    }
}
