package dev.hone.ui.data.browse;

import dev.hone.stores.datasets.Split;
import dev.hone.stores.ledger.KnownPicture;
import dev.hone.stores.ledger.KnownPicture.Source;
import dev.hone.stores.ledger.KnownPictures.Place;
import dev.hone.stores.projects.Project;
import dev.hone.ui.data.DataWords;
import dev.hone.ui.data.browse.GridView.Tile;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.stores.Stores;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes pages of the grid. */
@Component
class Grid {
    private static final int SIZE = 60;

    private final Stores stores;
    private final ProjectFrames frames;

    Grid(Stores stores, ProjectFrames frames) {
        this.stores = stores;
        this.frames = frames;
    }

    GridView page(Project project, Wanted wanted, Place after) {
        List<KnownPicture> found = stores.ledger().knownPictures().page(wanted.filter(project.name()), after, SIZE + 1);
        List<KnownPicture> shown = found.subList(0, Math.min(SIZE, found.size()));
        return new GridView(
                frames.frame("Pictures", Section.DATA, project),
                project,
                wanted,
                shown.stream().map(picture -> tile(project, picture)).toList(),
                found.size() > SIZE ? address(project, wanted, Place.of(shown.getLast())) : null,
                after.equals(Place.FIRST));
    }

    private static String address(Project project, Wanted wanted, Place after) {
        String query = wanted.query();
        return "/%s/data/pictures%s%safter=%s"
                .formatted(project.name(), query, query.isEmpty() ? "?" : "&", Wanted.text(after));
    }

    static Tile tile(Project project, KnownPicture picture) {
        return new Tile(
                "/%s/data/pictures/%s".formatted(project.name(), picture.digest()),
                "/%s/pictures/%s".formatted(project.name(), picture.digest()),
                picture.label() == null ? "several labels" : DataWords.label(project, picture.label()),
                remark(picture));
    }

    private static String remark(KnownPicture picture) {
        if (DataWords.split(picture.split()).filter(Split.EXCLUDED::equals).isPresent()) {
            return "not used";
        }
        return picture.source() == Source.JUDGEMENT ? "judged" : "";
    }
}
