package dev.hone.ui.review;

import dev.hone.stores.datasets.JudgementDesk;
import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.datasets.PictureErasedException;
import dev.hone.stores.datasets.PictureNotStoredException;
import dev.hone.stores.datasets.Retraction;
import dev.hone.stores.datasets.SaidSinceException;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.projects.Project;
import dev.hone.ui.access.Person;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.stores.Stores;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Keeps what somebody says of a picture, and takes it back. Either may come twice, and late: then what was said since by
 * anybody stays.
 */
@Component
class Saying {
    private final Stores stores;
    private final Rounds rounds;

    Saying(Stores stores, Rounds rounds) {
        this.stores = stores;
        this.rounds = rounds;
    }

    /**
     * Says what a picture really is; what is wrong with that, if anything is.
     *
     * @param at when that was
     */
    Optional<Notice> say(Project project, Looking looking, String digest, String prediction, String label, Instant at) {
        Optional<Prediction> judged = stores.ledger()
                .predictions()
                .find(prediction)
                .filter(found -> found.project().equals(project.name()))
                .filter(found -> found.picture().equals(digest));
        if (judged.isEmpty()) {
            return Optional.of(new Notice(
                    404,
                    "This answer is not known any more",
                    "",
                    "Go on with the next picture; it is not your fault."));
        }
        if (project.classNamed(label).isEmpty()) {
            return Optional.of(
                    new Notice(422, "The project has no such class", "", "Load the page again to see its classes."));
        }
        JudgementDraft draft = new JudgementDraft(
                project.name(),
                digest,
                judged.get().predicted().equals(label) ? Kind.CONFIRM : Kind.CORRECT,
                label,
                Person.here().name(),
                Via.WEB,
                prediction,
                null,
                rounds.sampled(project, looking, digest));
        // nobody judges an answer before it is given, whatever a browser's clock says
        Instant said = at.isBefore(judged.get().at()) ? judged.get().at() : at;
        return attempt(
                desk -> desk.judge(draft, said),
                newer -> new Notice(
                        409,
                        "%s said something else since: %s".formatted(who(newer), Card.label(project, newer.label())),
                        "You said %s before that, so that it was not recorded.".formatted(Card.label(project, label)),
                        "Look at the picture again: what you say now counts."));
    }

    /**
     * Takes back the last word of this person about a picture, if it was said since the round began: what counted before it
     * counts again.
     *
     * @param at when they took it back
     */
    Optional<Notice> takeBack(Project project, Looking looking, String digest, String label, Instant at) {
        Instant now = Instant.now();
        Retraction retraction = new Retraction(
                project.name(),
                digest,
                label,
                Person.here().name(),
                Via.WEB,
                looking.asOf(now).orElse(now),
                at);
        return attempt(
                desk -> desk.takeBack(retraction),
                newer -> new Notice(
                        409,
                        "%s judged this picture since: %s".formatted(who(newer), Card.label(project, newer.label())),
                        "What you said does not count any more.",
                        "Say again what it is, if it is something else."));
    }

    private Optional<Notice> attempt(Consumer<JudgementDesk> work, Function<Judgement, Notice> tooLate) {
        try {
            work.accept(new JudgementDesk(stores.bucket(), () -> stores.ledger().judgements()));
            return Optional.empty();
        } catch (SaidSinceException e) {
            return Optional.of(tooLate.apply(e.newer()));
        } catch (PictureNotStoredException e) {
            return Optional.of(new Notice(
                    409,
                    "The picture is not kept",
                    "It was removed, or it is still on its way.",
                    "If it was only just given, say it again in a moment; else go on with the next one."));
        } catch (PictureErasedException e) {
            return Optional.of(new Notice(
                    404, "The picture was erased", "Nothing is learned from it any more.", "Go on with the next one."));
        }
    }

    private static String who(Judgement judgement) {
        return judgement.by().equals(Person.here().name()) ? "You" : judgement.by();
    }
}
