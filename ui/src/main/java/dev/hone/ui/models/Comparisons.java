package dev.hone.ui.models;

import dev.hone.stores.projects.Project;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.models.ComparisonView.Side;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the page of two versions side by side. */
@Component
class Comparisons {
    private final KnownVersions known;
    private final ProjectFrames frames;

    Comparisons(KnownVersions known, ProjectFrames frames) {
        this.known = known;
        this.frames = frames;
    }

    ComparisonView page(String name, String a, String b) {
        Project project = frames.project(name);
        RegistryLook look = known.look();
        Standing standing = known.standing(name, look);
        int first = KnownVersions.number(a, standing);
        int second = KnownVersions.number(b, standing);
        Figures before = look.figures(standing, first);
        Figures after = look.figures(standing, second);
        return new ComparisonView(
                frames.frame("v%d and v%d".formatted(first, second), Section.MODELS, project),
                side(standing, first),
                side(standing, second),
                alike(standing, first, second),
                FigureRow.ofMeasures(before, after),
                FigureRow.ofClasses(project, before, after),
                List.copyOf(standing.numbers()),
                look.missing());
    }

    private Side side(Standing standing, int number) {
        return new Side(
                number,
                standing.place(number),
                known.verdict(standing.project(), number)
                        .map(verdict -> known.view(verdict, standing))
                        .orElse(null),
                standing.manifest(number).map(Digests::start).orElse(""));
    }

    static Boolean alike(Standing standing, int first, int second) {
        return standing.manifest(first).isEmpty() || standing.manifest(second).isEmpty()
                ? null
                : Boolean.valueOf(standing.manifest(first).equals(standing.manifest(second)));
    }
}
