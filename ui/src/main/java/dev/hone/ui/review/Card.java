package dev.hone.ui.review;

import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import java.time.Instant;
import java.util.List;

/**
 * A picture of a round.
 *
 * @param page its address in this round
 * @param prediction id of the answer that is judged
 * @param predicted label of the class that was answered
 * @param sampled whether chance chose it
 * @param said what was last said of it, or null
 */
public record Card(
        String digest,
        String page,
        String picture,
        String prediction,
        int version,
        Instant at,
        String predicted,
        List<Choice> choices,
        boolean sampled,
        Said said) {

    /**
     * What somebody said.
     *
     * @param id of the class
     * @param own whether it was who looks at the page
     * @param now whether it was said since the round began
     */
    public record Said(String id, String label, String by, Instant at, boolean own, boolean now) {}

    static Card of(Project project, Looking looking, Prediction prediction, boolean sampled, Said said) {
        return new Card(
                prediction.picture(),
                page(project, prediction.picture(), looking),
                "/%s/pictures/%s".formatted(project.name(), prediction.picture()),
                prediction.id(),
                prediction.version(),
                prediction.at(),
                label(project, prediction.predicted()),
                Choice.of(prediction, project),
                sampled,
                said);
    }

    static String page(Project project, String digest, Looking looking) {
        return "/%s/review/%s?%s".formatted(project.name(), digest, looking.query());
    }

    /** What counts of what was said, or null. */
    static Said said(Judgement newest, Project project, Instant began, String reader) {
        return newest == null || newest.kind() == Kind.WITHDRAW
                ? null
                : new Said(
                        newest.label(),
                        label(project, newest.label()),
                        newest.by(),
                        newest.at(),
                        newest.by().equals(reader),
                        !newest.at().isBefore(began));
    }

    /** A class that the project lost is shown by its id. */
    static String label(Project project, String id) {
        return project.classNamed(id).map(ProjectClass::label).orElse(id);
    }

    /** Whether it was looked at in this round. */
    public boolean done() {
        return said != null && said.now();
    }
}
