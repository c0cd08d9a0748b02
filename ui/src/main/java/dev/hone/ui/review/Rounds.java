package dev.hone.ui.review;

import dev.hone.stores.ledger.Judgement;
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

    private final Stores stores;

    Rounds(Stores stores) {
        this.stores = stores;
    }

    /** The pictures of a round, in its order. */
    List<Card> cards(Project project, Looking looking, Instant began) {
        List<UnderReview> found = find(project, looking, began);
        List<String> pictures =
                found.stream().map(each -> each.prediction().picture()).toList();
        Map<String, Judgement> said = stores.ledger().judgements().newest(project.name(), pictures);
        String reader = Person.here().name();
        return found.stream()
                .map(each -> Card.of(
                        project,
                        looking,
                        each.prediction(),
                        each.sampled(),
                        Card.said(said.get(each.prediction().picture()), project, began, reader)))
                .toList();
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
     * Whether chance put a picture into this round. It is asked here and not told by the page: what people say of such
     * pictures tells how often the model is right.
     */
    boolean sampled(Project project, Looking looking, String digest) {
        Optional<Instant> began = looking.asOf(Instant.now());
        return began.isPresent()
                && find(project, looking, began.get()).stream()
                        .anyMatch(each ->
                                each.sampled() && each.prediction().picture().equals(digest));
    }

    private List<UnderReview> find(Project project, Looking looking, Instant began) {
        return stores.ledger().reviewing().round(looking.filter(project, began), SIZE);
    }
}
