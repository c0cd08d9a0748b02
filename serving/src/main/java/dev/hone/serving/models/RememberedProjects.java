package dev.hone.serving.models;

import dev.hone.model.ClassName;
import dev.hone.serving.models.KnownProject.PutIntoProduction;
import dev.hone.stores.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The projects known last, in a file, for a restart while the ledger is away. To be used by one thread. */
final class RememberedProjects {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedProjects.class);

    private final Path file;
    private List<KnownProject> written = List.of();

    RememberedProjects(Path file) {
        this.file = file;
    }

    /** A project as the file has it; what is not known is null. */
    private record Entry(
            String name,
            Integer version,
            List<ClassName> classes,
            boolean keepsPredictions,
            Integer production,
            String run,
            Instant promotedAt,
            String promotedBy) {

        static Entry of(KnownProject project) {
            return new Entry(
                    project.name(),
                    project.version().orElse(null),
                    project.classes(),
                    project.keepsPredictions(),
                    project.production().map(ProductionVersion::number).orElse(null),
                    project.production().map(ProductionVersion::run).orElse(null),
                    project.promoted().map(PutIntoProduction::at).orElse(null),
                    project.promoted().map(PutIntoProduction::by).orElse(null));
        }

        KnownProject project() {
            return new KnownProject(
                    name,
                    Optional.ofNullable(version),
                    classes,
                    keepsPredictions,
                    Optional.ofNullable(production).map(number -> new ProductionVersion(number, run)),
                    Optional.ofNullable(promotedAt).map(at -> new PutIntoProduction(at, promotedBy)));
        }
    }

    List<KnownProject> read() {
        try {
            return Files.exists(file)
                    ? Stream.of(Json.read(Files.readString(file), Entry[].class))
                            .map(Entry::project)
                            .toList()
                    : List.of();
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read; no project is known until the ledger answers: {}", file, e.toString());
            return List.of();
        }
    }

    void write(List<KnownProject> projects) {
        if (projects.equals(written)) {
            return;
        }
        written = List.copyOf(projects);
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.writeString(
                    file.resolveSibling(file.getFileName() + ".draft"),
                    Json.text(projects.stream().map(Entry::of).toList()));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn(
                    "{} cannot be written; a restart without the ledger would know no project: {}", file, e.toString());
        }
    }
}
