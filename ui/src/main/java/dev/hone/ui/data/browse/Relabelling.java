package dev.hone.ui.data.browse;

import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.datasets.PictureErasedException;
import dev.hone.stores.datasets.PictureNotStoredException;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.KnownPicture;
import dev.hone.stores.projects.Project;
import dev.hone.ui.access.Person;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.stores.Stores;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps what somebody says that a picture shows, whether any version was asked about it or not, and takes it back. */
@Component
class Relabelling {
    private final Stores stores;

    Relabelling(Stores stores) {
        this.stores = stores;
    }

    /** Says what a picture really is; what is wrong with that, if anything is. */
    Optional<Notice> say(Project project, String digest, String label) {
        if (label.isBlank()) {
            return Optional.of(
                    new Notice(422, "Say what it is", "No class was chosen.", "Choose one, then record it."));
        }
        if (project.classNamed(label).isEmpty()) {
            return Optional.of(
                    new Notice(422, "The project has no such class", "", "Load the page again to see its classes."));
        }
        boolean same = stores.ledger()
                .knownPictures()
                .find(project.name(), digest)
                .map(KnownPicture::label)
                .filter(label::equals)
                .isPresent();
        return keep(draft(project, digest, same ? Kind.CONFIRM : Kind.CORRECT, label, null));
    }

    /** Takes back what this person said last: what was said before counts again. */
    Optional<Notice> takeBack(Project project, String digest, String label) {
        List<Judgement> said = stores.ledger().judgements().of(project.name(), digest);
        if (said.isEmpty()
                || said.getFirst().kind() == Kind.WITHDRAW
                || !said.getFirst().label().equals(label)) {
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
        return keep(said.stream()
                .skip(1)
                .findFirst()
                .filter(before -> before.kind() != Kind.WITHDRAW)
                .map(before -> draft(project, digest, before.kind(), before.label(), before.predictionId()))
                .orElseGet(() -> draft(project, digest, Kind.WITHDRAW, last.label(), last.predictionId())));
    }

    private Optional<Notice> keep(JudgementDraft draft) {
        try {
            stores.datasets().judge(draft);
            return Optional.empty();
        } catch (PictureNotStoredException e) {
            return Optional.of(new Notice(
                    409,
                    "The picture is not kept",
                    "Its file was removed: pictures that nobody named are kept for a while only.",
                    "Bring it again, with its class, if you still have it."));
        } catch (PictureErasedException e) {
            return Optional.of(new Notice(
                    404, "The picture was erased", "Nothing is learned from it any more.", "There is nothing to do."));
        }
    }

    private static JudgementDraft draft(Project project, String digest, Kind kind, String label, String prediction) {
        return new JudgementDraft(
                project.name(), digest, kind, label, Person.here().name(), Via.WEB, prediction, null, false);
    }
}
