package dev.hone.ui.review;

import dev.hone.stores.projects.Project;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes the Review page. */
@Component
class ReviewPages {
    private static final Notice GONE = new Notice(
            404,
            "Nothing was answered about this picture",
            "Or it was so long ago that Hone does not know any more.",
            "The others of this round are here.");

    private final ProjectFrames frames;
    private final Rounds rounds;

    ReviewPages(ProjectFrames frames, Rounds rounds) {
        this.frames = frames;
        this.rounds = rounds;
    }

    /** The page with the first picture of a round that nobody has judged since it began. */
    ReviewView first(Project project, Looking looking, Instant began) {
        ReviewView page = page(project, looking, began);
        Card first =
                page.cards().stream().filter(card -> !card.done()).findFirst().orElse(null);
        return with(page, first, null, null);
    }

    /** The page with a certain picture. */
    ReviewView at(Project project, Looking looking, Instant began, String digest, Notice notice) {
        ReviewView page = page(project, looking, began);
        Card card = find(page, digest);
        if (card == null) {
            card = rounds.single(project, looking, digest, began).orElse(null);
        }
        return with(page, card, null, card == null ? GONE : notice);
    }

    /** The same page, with the way back from what was said last. */
    ReviewView after(ReviewView page, String last) {
        Card said = find(page, last);
        return with(
                page, page.card(), said != null && said.done() && said.said().own() ? said : null, page.notice());
    }

    private ReviewView page(Project project, Looking looking, Instant began) {
        Rounds.Round round = rounds.round(project, looking, began);
        return new ReviewView(
                frames.frame("Review", Section.REVIEW, project),
                project,
                ReviewView.Asked.of(looking, round.last()),
                round.cards(),
                rounds.judgedSinceTraining(project).orElse(null),
                null,
                null,
                null);
    }

    private static Card find(ReviewView page, String digest) {
        return page.cards().stream()
                .filter(card -> Objects.equals(card.digest(), digest))
                .findFirst()
                .orElse(null);
    }

    private static ReviewView with(ReviewView page, Card card, Card last, Notice notice) {
        return new ReviewView(
                page.frame(), page.project(), page.asked(), page.cards(), page.sinceTraining(), card, last, notice);
    }
}
