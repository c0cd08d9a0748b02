package dev.hone.ui.models;

import dev.hone.stores.projects.Project;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes the page of all versions. */
@Component
class Versions {
    /** Every row asks MLflow for its figures. */
    private static final int ROWS = 20;

    private final KnownVersions known;
    private final ProjectFrames frames;

    Versions(KnownVersions known, ProjectFrames frames) {
        this.known = known;
        this.frames = frames;
    }

    /** Versions from this number down, or from the newest. */
    ModelsView page(String name, Optional<Integer> from) {
        Project project = frames.project(name);
        RegistryLook look = known.look();
        Standing standing = known.standing(name, look);
        List<Integer> all = List.copyOf(standing.numbers());
        List<Integer> page = down(all, from).limit(ROWS).toList();
        return new ModelsView(
                frames.frame("Models", Section.MODELS, project),
                project.title(),
                page.stream().map(number -> row(standing, number, look)).toList(),
                standing.history().stream().map(HistoryRow::of).toList(),
                all,
                all.stream().findFirst().flatMap(standing::rival).orElse(null),
                down(all, from).skip(ROWS).findFirst().orElse(null),
                look.missing());
    }

    private static Stream<Integer> down(List<Integer> all, Optional<Integer> from) {
        return all.stream().filter(number -> from.isEmpty() || number <= from.get());
    }

    private VersionRow row(Standing standing, int number, RegistryLook look) {
        return VersionRow.of(
                standing,
                number,
                known.verdict(standing.project(), number).map(verdict -> known.view(verdict, standing)),
                look.figures(standing, number));
    }
}
