package dev.hone.serving.health;

import dev.hone.model.BundleInfo;
import dev.hone.model.ClassName;
import dev.hone.serving.keys.Needs;
import dev.hone.serving.models.KnownProject;
import dev.hone.serving.models.KnownProject.PutIntoProduction;
import dev.hone.serving.models.Lease;
import dev.hone.serving.models.Models;
import dev.hone.stores.ledger.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says which projects there are, what they tell apart and which version answers. */
@RestController
class ProjectsController {
    private final Models models;

    ProjectsController(Models models) {
        this.models = models;
    }

    record Projects(List<ServedProject> projects) {}

    /** A project; {@code modelVersion} is null while nothing answers. */
    record ServedProject(String project, Integer modelVersion, List<ClassName> classes) {
        static ServedProject of(Models.State state) {
            return new ServedProject(
                    state.project().name(),
                    state.version().orElse(null),
                    state.project().classes());
        }
    }

    /**
     * The model that answers here.
     *
     * @param classes those that it tells apart, in its order
     * @param picture what it sees of a picture
     * @param metrics what was measured when it was trained
     * @param manifest the digest of the data set that it was trained on
     * @param promotedAt when it was put into production, or null where another version should answer
     * @param promotedBy by whom, or null
     */
    record ServedModel(
            String project,
            int modelVersion,
            String network,
            List<ClassName> classes,
            String picture,
            Map<String, Double> metrics,
            String manifest,
            Instant trainedAt,
            Instant promotedAt,
            String promotedBy) {

        static ServedModel of(KnownProject project, Lease model) {
            BundleInfo info = model.info();
            boolean isProduction = project.production()
                    .filter(version -> version.number() == model.version())
                    .isPresent();
            Optional<PutIntoProduction> promoted = project.promoted().filter(put -> isProduction);
            return new ServedModel(
                    project.name(),
                    model.version(),
                    info.network(),
                    info.classes(),
                    info.picture().words(),
                    info.metrics(),
                    info.lineage().manifest(),
                    info.lineage().createdAt(),
                    promoted.map(PutIntoProduction::at).orElse(null),
                    promoted.map(PutIntoProduction::by).orElse(null));
        }
    }

    @Needs(Role.PREDICT)
    @GetMapping("/v1/projects")
    Projects projects() {
        return new Projects(models.states().stream().map(ServedProject::of).toList());
    }

    @Needs(Role.PREDICT)
    @GetMapping("/v1/projects/{project}/model")
    ServedModel model(@PathVariable String project) {
        KnownProject known = models.project(project);
        try (Lease model = models.borrow(known)) {
            return ServedModel.of(known, model);
        }
    }
}
