package dev.hone.ui.data.browse;

import dev.hone.stores.datasets.Exclusion;
import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.ledger.IndexedPicture;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.KnownPicture;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.projects.Project;
import dev.hone.ui.access.Person;
import dev.hone.ui.data.DataWords;
import dev.hone.ui.data.browse.GridView.Tile;
import dev.hone.ui.data.browse.PictureView.Answered;
import dev.hone.ui.data.browse.PictureView.Brought;
import dev.hone.ui.data.browse.PictureView.Said;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.frame.NoticeException;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.stores.Stores;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the pages of single pictures. */
@Component
class PicturePages {
    private static final int MOST_ALIKE = 24;
    private static final int MOST_ANSWERS = 20;

    private final Stores stores;
    private final ProjectFrames frames;

    PicturePages(Stores stores, ProjectFrames frames) {
        this.stores = stores;
        this.frames = frames;
    }

    /** The page of a picture that anything is known of. */
    PictureView page(Project project, String digest, boolean recorded) {
        Ledger ledger = stores.ledger();
        String name = project.name();
        Optional<KnownPicture> known = ledger.knownPictures().find(name, digest);
        Optional<IndexedPicture> index = ledger.pictures().find(name, digest);
        List<Judgement> judgements = ledger.judgements().of(name, digest);
        List<ImportLabel> imports = ledger.importLists().of(name, digest);
        List<Prediction> answers = ledger.predictions().of(name, digest, MOST_ANSWERS);
        if (known.isEmpty() && index.isEmpty() && judgements.isEmpty() && imports.isEmpty() && answers.isEmpty()) {
            throw NoticeException.of(new Notice(
                    404,
                    "Nothing is known of this picture",
                    "It was erased, or it was never here.",
                    "The page Data leads to all pictures that there are."));
        }
        String id = known.map(KnownPicture::label).orElse("");
        return new PictureView(
                frames.frame("Picture", Section.DATA, project),
                project,
                digest,
                id.isEmpty() ? "" : DataWords.label(project, id),
                id,
                known.flatMap(picture -> DataWords.split(picture.split()))
                        .map(DataWords::use)
                        .orElse(""),
                known.map(KnownPicture::why)
                        .map(why -> DataWords.why(Exclusion.valueOf(why)))
                        .orElse(""),
                index.orElse(null),
                judgements.stream().map(said -> said(project, said)).toList(),
                imports.stream()
                        .map(line -> new Brought(
                                DataWords.label(project, line.label()), line.name(), line.source(), line.by()))
                        .toList(),
                own(judgements),
                known.map(picture -> alike(project, picture)).orElse(List.of()),
                answers.stream().map(answer -> answered(project, answer)).toList(),
                recorded,
                null);
    }

    private List<Tile> alike(Project project, KnownPicture picture) {
        return stores.ledger().knownPictures().alike(picture, MOST_ALIKE).stream()
                .map(other -> Grid.tile(project, other))
                .toList();
    }

    private static String own(List<Judgement> judgements) {
        return judgements.stream()
                .findFirst()
                .filter(said -> said.kind() != Kind.WITHDRAW)
                .filter(said -> said.by().equals(Person.here().name()))
                .map(Judgement::label)
                .orElse("");
    }

    private static Said said(Project project, Judgement judgement) {
        String label = DataWords.label(project, judgement.label());
        String what = switch (judgement.kind()) {
            case CORRECT -> "It is really " + label;
            case CONFIRM -> label + " is right";
            case WITHDRAW -> "Took back what was said before";
        };
        String via = switch (judgement.via()) {
            case API -> "over HTTP";
            case WEB -> "here";
            case INBOX -> "in the inbox";
        };
        return new Said(what, judgement.by(), judgement.at(), via);
    }

    private static Answered answered(Project project, Prediction answer) {
        double share = answer.probabilities().getOrDefault(answer.predicted(), 0.0);
        return new Answered(
                answer.version(),
                DataWords.label(project, answer.predicted()),
                String.format(Locale.ENGLISH, "%.0f\u00a0%%", share * 100),
                answer.at(),
                answer.role() == ModelRole.PRODUCTION
                        ? ""
                        : answer.role().name().toLowerCase(Locale.ROOT));
    }
}
