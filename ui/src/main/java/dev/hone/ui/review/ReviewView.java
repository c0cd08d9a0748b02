package dev.hone.ui.review;

import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Review page.
 *
 * @param cards the pictures of the round
 * @param sinceTraining how many pictures were judged since the last training, or null where there was none
 * @param card the one that is shown, or null
 * @param last the one that was judged last and can be taken back, or null
 * @param notice what went wrong, or null
 */
public record ReviewView(
        Frame frame,
        Project project,
        Asked asked,
        List<Card> cards,
        Integer sinceTraining,
        Card card,
        Card last,
        Notice notice) {

    /**
     * What is looked for, for the form that asks for it.
     *
     * @param query the same for addresses of this round
     * @param next the same for the address of the next round
     * @param older whether the next round goes on where this one ends
     */
    public record Asked(
            String round,
            String predicted,
            String from,
            String to,
            boolean judged,
            String before,
            boolean narrow,
            String query,
            String next,
            boolean older) {

        static Asked of(Looking looking, String last) {
            return new Asked(
                    looking.round(),
                    looking.predicted(),
                    looking.from(),
                    looking.to(),
                    !looking.judged().isEmpty(),
                    looking.before(),
                    looking.isNarrow(),
                    looking.query(),
                    looking.goingOn(last).anew(),
                    last != null);
        }
    }

    /** Where the shown picture is in the round, from 0; less for one that is not of it. */
    public int place() {
        return card == null
                ? -1
                : IntStream.range(0, cards.size())
                        .filter(i -> cards.get(i).digest().equals(card.digest()))
                        .findFirst()
                        .orElse(-1);
    }

    /** The picture after the shown one, or null after the last. */
    public Card next() {
        int next = place() + 1;
        return next < cards.size() ? cards.get(next) : null;
    }

    /** The picture before the shown one, or null. */
    public Card before() {
        return place() > 0 ? cards.get(place() - 1) : null;
    }

    /** How many of the round were judged. */
    public long done() {
        return cards.stream().filter(Card::done).count();
    }

    /** Every class that could be asked for. */
    public List<ProjectClass> classes() {
        return project.classes();
    }

    /** Whether pictures that are only asked about are kept at all. */
    public boolean keepsPictures() {
        return project.keepPredictions() == null || !project.keepPredictions().isZero();
    }
}
