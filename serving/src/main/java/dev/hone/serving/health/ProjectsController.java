package dev.hone.serving.health;

import dev.hone.model.ClassName;
import dev.hone.serving.keys.Needs;
import dev.hone.serving.models.Models;
import dev.hone.stores.ledger.Role;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
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

    @Needs(Role.PREDICT)
    @GetMapping("/v1/projects")
    Projects projects() {
        return new Projects(models.states().stream().map(ServedProject::of).toList());
    }
}
