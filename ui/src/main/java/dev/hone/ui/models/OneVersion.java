package dev.hone.ui.models;

import dev.hone.stores.projects.Project;
import dev.hone.stores.registry.VersionDetails;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.models.VersionRow.Offer;
import dev.hone.ui.stores.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the page of one version. */
@Component
class OneVersion {
    private final KnownVersions known;
    private final ProjectFrames frames;
    private final Stores stores;

    OneVersion(KnownVersions known, ProjectFrames frames, Stores stores) {
        this.known = known;
        this.frames = frames;
        this.stores = stores;
    }

    VersionView page(String name, String address) {
        Project project = frames.project(name);
        RegistryLook look = known.look();
        Standing standing = known.standing(name, look);
        int number = KnownVersions.number(address, standing);
        Figures figures = look.figures(standing, number);
        Optional<VersionDetails> details = Optional.ofNullable(
                        standing.registered().get(number))
                .flatMap(version -> look.ask(registry -> registry.details(version)));
        VersionView.Origin origin = Origins.of(standing, number, look, details, stores.registryAddress());
        return new VersionView(
                frames.frame("v" + number, Section.MODELS, project),
                number,
                standing.place(number),
                standing.block(number).orElse(null),
                known.verdict(name, number)
                        .map(verdict -> known.view(verdict, standing))
                        .orElse(null),
                FigureRow.ofMeasures(figures, Figures.NONE),
                FigureRow.ofClasses(project, figures, Figures.NONE),
                standing.history().stream()
                        .filter(row -> row.version() == number)
                        .map(HistoryRow::of)
                        .toList(),
                origin,
                details.flatMap(VersionDetails::artifactsRemoved).orElse(null),
                List.copyOf(standing.numbers()),
                standing.rival(number).orElse(null),
                offers(standing, number),
                look.missing());
    }

    static List<Offer> offers(Standing standing, int number) {
        List<Offer> offers = new ArrayList<>();
        for (Wish wish : Wish.values()) {
            if (Plan.of(wish, standing, number).obstacle().isEmpty()) {
                offers.add(Offer.of(wish, standing.project(), number));
            }
        }
        return List.copyOf(offers);
    }
}
