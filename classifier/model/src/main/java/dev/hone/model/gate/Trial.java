package dev.hone.model.gate;

import dev.hone.model.ClassName;
import dev.hone.model.evaluation.Judged;
import java.util.List;
import java.util.Objects;

/**
 * The evidence: what challenger and champion said to the same pictures, each seen as its own bundle wants to see them.
 *
 * @param format of this record as JSON
 * @param manifest the digest of the data set that the pictures are from
 * @param classes those that any of the two knows, or that a picture is of
 * @param champion null where nothing is in production
 * @param test the pictures of the test split
 * @param judged the judged pictures that were held out, corrected and confirmed ones alike
 */
public record Trial(
        int format,
        String project,
        String manifest,
        List<ClassName> classes,
        Contender challenger,
        Contender champion,
        List<Asked> test,
        List<Asked> judged) {

    /** The form that this code writes and reads. */
    public static final int FORMAT = 1;

    public Trial {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "evidence of format %d cannot be read, only %d".formatted(format, FORMAT));
        }
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(challenger, "challenger");
        classes = List.copyOf(classes);
        test = List.copyOf(test);
        judged = List.copyOf(judged);
        for (List<Asked> pictures : List.of(test, judged)) {
            for (Asked asked : pictures) {
                check(asked, classes.size(), champion != null);
            }
        }
    }

    private static void check(Asked asked, int classes, boolean two) {
        boolean fits = asked.truth() >= 0
                && asked.truth() < classes
                && asked.challenger().length == classes
                && (asked.champion() == null ? !two : two && asked.champion().length == classes);
        if (!fits) {
            throw new IllegalArgumentException("the answers to picture %s do not fit %d classes and %s"
                    .formatted(asked.picture(), classes, two ? "two versions" : "one version"));
        }
    }

    /** What people call a class. */
    public String label(String id) {
        return classes.stream()
                .filter(one -> one.id().equals(id))
                .map(ClassName::label)
                .findFirst()
                .orElse(id);
    }

    String id(Asked asked) {
        return classes.get(asked.truth()).id();
    }

    /** Those pictures whose class both know. */
    List<Asked> shared(List<Asked> pictures) {
        return pictures.stream()
                .filter(asked -> challenger.knows(id(asked)) && champion.knows(id(asked)))
                .toList();
    }

    /** Those pictures that are of one class. */
    List<Asked> of(String id, List<Asked> pictures) {
        return pictures.stream().filter(asked -> id(asked).equals(id)).toList();
    }

    /** The challenger's answers. */
    public static List<Judged> challengers(List<Asked> pictures) {
        return pictures.stream().map(Asked::byChallenger).toList();
    }

    /** The champion's answers. */
    public static List<Judged> champions(List<Asked> pictures) {
        return pictures.stream().map(Asked::byChampion).toList();
    }

    static int right(List<Judged> answers) {
        return (int) answers.stream().filter(Judged::right).count();
    }
}
