package dev.hone.ui.data.quarantine;

import dev.hone.pictures.PictureKind;
import dev.hone.stores.datasets.Quarantine;
import dev.hone.stores.datasets.Quarantine.Held;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.transfers.Transfers;
import dev.hone.ui.access.Person;
import dev.hone.ui.data.quarantine.QuarantineView.File;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.stores.Stores;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes pages of what was not taken. */
@Component
class QuarantinePages {
    private static final int SIZE = 24;

    /** Browsers show all kinds of pictures but this. */
    private static final Set<PictureKind> SHOWN = EnumSet.complementOf(EnumSet.of(PictureKind.TIFF));

    private final Stores stores;
    private final ProjectFrames frames;

    QuarantinePages(Stores stores, ProjectFrames frames) {
        this.stores = stores;
        this.frames = frames;
    }

    QuarantineView page(Project project, String after) {
        Quarantine quarantine = stores.datasets().quarantine(project.name());
        List<Held> found = quarantine.page(after, SIZE + 1);
        List<Held> some = found.subList(0, Math.min(SIZE, found.size()));
        List<File> files = new ArrayList<>();
        Transfers.map(some.iterator(), held -> new File(held, isShown(quarantine, held)), files::add);
        return new QuarantineView(
                frames.frame("Quarantine", Section.DATA, project),
                project,
                files,
                found.size() > SIZE ? address(project, some.getLast()) : null,
                after.isEmpty(),
                Person.here().may(Role.OPERATE),
                null,
                null);
    }

    private static boolean isShown(Quarantine quarantine, Held held) {
        return quarantine.kind(held).filter(SHOWN::contains).isPresent();
    }

    private static String address(Project project, Held last) {
        return "/%s/data/quarantine?after=%s"
                .formatted(project.name(), URLEncoder.encode(last.file(), StandardCharsets.UTF_8));
    }
}
