package dev.hone.ui.review;

import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.UnderReview;
import dev.hone.stores.projects.Project;
import dev.hone.ui.access.Person;
import dev.hone.ui.stores.Stores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts rounds together: what to look at, and what was said of it since. */
@Component
class Rounds {
    /** Two minutes of somebody quick. */
    private static final int SIZE = 60;

    /** One of so many trainings has come as far as to its data. */
    private static final int LATEST = 20;

    private final Stores stores;

    Rounds(Stores stores) {
        this.stores = stores;
    }

    /**
     * A round.
     *
     * @param cards its pictures, in its order
     * @param last id of the judgement of the last one, where there may be more that were judged before; or null
     */
    record Round(List<Card> cards, String last) {}

    /** The pictures of a round. */
    Round round(Project project, Looking looking, Instant began) {
        List<UnderReview> found = find(project, looking, began);
        List<String> pictures =
                found.stream().map(each -> each.prediction().picture()).toList();
        Map<String, Judgement> said = stores.ledger().judgements().newest(project.name(), pictures);
        String reader = Person.here().name();
        List<Card> cards = found.stream()
                .map(each -> Card.of(
                        project,
                        looking,
                        each.prediction(),
                        each.sampled(),
                        Card.said(said.get(each.prediction().picture()), project, began, reader)))
                .toList();
        return new Round(cards, found.size() < SIZE ? null : found.getLast().word());
    }

    /** How many pictures were judged since data were last pulled for a training, unless there was none. */
    Optional<Integer> judgedSinceTraining(Project project) {
        Ledger ledger = stores.ledger();
        return ledger.trainings().newest(project.name(), LATEST).stream()
                .filter(training -> training.manifest() != null)
                .findFirst()
                .map(training -> ledger.reviewing().judgedSince(project.name(), training.pulledAt()));
    }

    /** A picture that is looked at for its own sake, if anything was ever answered about it. */
    Optional<Card> single(Project project, Looking looking, String digest, Instant began) {
        Ledger ledger = stores.ledger();
        Judgement said = ledger.judgements().newest(project.name(), digest).orElse(null);
        return ledger.reviewing()
                .newest(project.name(), digest)
                .map(prediction -> Card.of(
                        project,
                        looking,
                        prediction,
                        false,
                        Card.said(said, project, began, Person.here().name())));
    }

    /**
     * Whether what is said of a picture now tells how often the model is right. It is asked here and not told by the page:
     * only chance may decide. What a word replaces that did tell, it replaces there, too, whyever somebody looked again: a
     * sample out of which words get lost when people think better of them is none.
     */
    boolean sampled(Project project, Looking looking, String digest) {
        return stores.ledger()
                        .judgements()
                        .newest(project.name(), digest)
                        .filter(said -> said.kind() != Kind.WITHDRAW)
                        .filter(Judgement::sampled)
                        .isPresent()
                || !looking.isNarrow() && isChosenByChance(project, looking, digest);
    }

    private boolean isChosenByChance(Project project, Looking looking, String digest) {
        return looking.asOf(Instant.now()).stream()
                .flatMap(began -> find(project, looking, began).stream())
                .filter(UnderReview::sampled)
                .anyMatch(each -> each.prediction().picture().equals(digest));
    }

    private List<UnderReview> find(Project project, Looking looking, Instant began) {
        return stores.ledger().reviewing().round(looking.filter(project, began), SIZE);
    }
}
