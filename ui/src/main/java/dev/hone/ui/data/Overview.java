package dev.hone.ui.data;

import dev.hone.stores.datasets.Exclusion;
import dev.hone.stores.datasets.Split;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Manifests;
import dev.hone.stores.ledger.PictureFigures;
import dev.hone.stores.ledger.PictureFigures.Count;
import dev.hone.stores.ledger.PictureFigures.Oddities;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.ui.access.Person;
import dev.hone.ui.charts.Chart;
import dev.hone.ui.data.DataView.DataSet;
import dev.hone.ui.data.DataView.Left;
import dev.hone.ui.data.DataView.Use;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.stores.Stores;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes the Data page. All of it is in the ledger, so that it shows while the bucket is away. */
@Component
class Overview {
    /** So many pictures are measured at most for boxes: what more would show, nobody sees. */
    private static final int MEASURED = 8_000;

    private static final int MOST_OF_A_CLASS = 1_000;

    private final Stores stores;
    private final ProjectFrames frames;

    Overview(Stores stores, ProjectFrames frames) {
        this.stores = stores;
        this.frames = frames;
    }

    DataView of(Project project) {
        Ledger ledger = stores.ledger();
        PictureFigures figures = ledger.pictureFigures();
        List<Count> counts = figures.counts(project.name());
        Oddities oddities = figures.oddities(project.name());
        List<Use> uses = uses(project, counts);
        int pictures = uses.stream().mapToInt(Use::all).sum();
        return new DataView(
                frames.frame("Data", Section.DATA, project),
                project,
                pictures,
                oddities.unmeasured(),
                oddities.alike(),
                set(ledger.manifests(), project.name()),
                pictures == 0 ? List.of() : charts(project, uses, figures),
                uses,
                left(project, oddities),
                Person.here().may(Role.CONTRIBUTE));
    }

    private static DataSet set(Manifests manifests, String project) {
        return manifests
                .newest(project)
                .flatMap(digest -> manifests.madeAt(project, digest).map(at -> new DataSet(digest, at)))
                .orElse(null);
    }

    private static List<Chart> charts(Project project, List<Use> uses, PictureFigures figures) {
        DataCharts charts = new DataCharts(project);
        List<Chart> all = new ArrayList<>();
        all.add(charts.classes(uses));
        all.add(charts.growth(figures.arrivals(project.name()), LocalDate.now()));
        int most = Math.min(MOST_OF_A_CLASS, MEASURED / project.classes().size());
        List<String> ids = project.classes().stream().map(ProjectClass::id).toList();
        all.addAll(charts.spreads(figures.spreads(project.name(), ids, most), most));
        return all;
    }

    /** The project's classes, whether they have pictures or not, then those that it has no more. */
    private static List<Use> uses(Project project, List<Count> counts) {
        Set<String> ids = new LinkedHashSet<>();
        project.classes().forEach(known -> ids.add(known.id()));
        counts.stream().map(Count::label).sorted().forEach(ids::add);
        return ids.stream().map(id -> use(project, id, counts)).toList();
    }

    private static Use use(Project project, String id, List<Count> counts) {
        int[] sums = new int[Split.values().length + 1];
        counts.stream()
                .filter(count -> count.label().equals(id))
                .forEach(count ->
                        sums[DataWords.split(count.split()).map(Split::ordinal).orElse(sums.length - 1)] +=
                                count.pictures());
        return new Use(
                id,
                DataWords.label(project, id),
                Arrays.stream(sums).boxed().toList(),
                Arrays.stream(sums).sum());
    }

    private List<Left> left(Project project, Oddities oddities) {
        String data = "/%s/data".formatted(project.name());
        List<Left> left = new ArrayList<>();
        stores.ledger()
                .pictureFigures()
                .exclusions(project.name())
                .forEach((why, pictures) -> left.add(
                        new Left(DataWords.why(Exclusion.valueOf(why)), pictures, data + "/pictures?split=excluded")));
        if (oddities.conflicting() > 0) {
            left.add(new Left(
                    "Imports say several labels of it, until somebody says which is right.",
                    oddities.conflicting(),
                    data + "/pictures?only=conflicting"));
        }
        stores.ledger()
                .refusedPictures()
                .counts(project.name())
                .forEach((code, files) -> left.add(new Left(
                        "The file is refused: %s.".formatted(DataWords.refusal(code)), files, data + "/quarantine")));
        return left;
    }
}
