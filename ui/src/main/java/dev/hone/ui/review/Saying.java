package dev.hone.ui.review;

import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.datasets.PictureErasedException;
import dev.hone.stores.datasets.PictureNotStoredException;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.projects.Project;
import dev.hone.ui.access.Person;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.stores.Stores;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps what somebody says of a picture, and takes it back. Either may come twice. */
@Component
class Saying {
    private final Stores stores;
    private final Rounds rounds;

    Saying(Stores stores, Rounds rounds) {
        this.stores = stores;
        this.rounds = rounds;
    }

    /** Says what a picture really is; what is wrong with that, if anything is. */
    Optional<Notice> say(Project project, Looking looking, String digest, String prediction, String label) {
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
        Kind kind = judged.get().predicted().equals(label) ? Kind.CONFIRM : Kind.CORRECT;
        return keep(draft(project.name(), digest, kind, label, prediction, rounds.sampled(project, looking, digest)));
    }

    /** Takes back what this person said last of a picture: what was said before counts again. */
    Optional<Notice> takeBack(Project project, String digest, String label) {
        List<Judgement> said = stores.ledger().judgements().of(project.name(), digest);
        if (said.isEmpty()
                || !said.getFirst().label().equals(label)
                || said.getFirst().kind() == Kind.WITHDRAW) {
            return Optional.empty();
        }
        Judgement last = said.getFirst();
        if (!last.by().equals(Person.here().name())) {
            return Optional.of(new Notice(
                    409,
                    "%s has judged this picture since".formatted(last.by()),
                    "What you said does not count any more.",
                    "Say again what it is, if it is something else."));
        }
        Judgement back = said.stream()
                .skip(1)
                .findFirst()
                .filter(before -> before.kind() != Kind.WITHDRAW)
                .orElse(null);
        return keep(
                back == null
                        ? draft(project.name(), digest, Kind.WITHDRAW, last.label(), last.predictionId(), false)
                        : draft(
                                project.name(),
                                digest,
                                back.kind(),
                                back.label(),
                                back.predictionId(),
                                back.sampled()));
    }

    private Optional<Notice> keep(JudgementDraft draft) {
        try {
            stores.datasets().judge(draft);
            return Optional.empty();
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

    private static JudgementDraft draft(
            String project, String digest, Kind kind, String label, String prediction, boolean sampled) {
        return new JudgementDraft(
                project, digest, kind, label, Person.here().name(), Via.WEB, prediction, null, sampled);
    }
}
