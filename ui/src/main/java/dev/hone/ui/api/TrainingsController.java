package dev.hone.ui.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.Training;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.stores.Stores;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which trainings a project has had. */
@RestController
class TrainingsController {
    private static final int MOST = 100;

    private final ProjectFrames projects;
    private final Stores stores;

    TrainingsController(ProjectFrames projects, Stores stores) {
        this.projects = projects;
        this.stores = stores;
    }

    /** All that were let through, the newest first. */
    record TrainingList(List<Trained> trainings) {}

    /**
     * A training as the ledger remembers it.
     *
     * @param outcome what it came to; null while it goes on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Trained(
            String id,
            @JsonProperty("admitted_at") Instant admittedAt,
            String manifest,
            String outcome,
            String detail,
            @JsonProperty("ended_at") Instant endedAt) {
        static Trained of(Training training) {
            return new Trained(
                    training.execution(),
                    training.admittedAt(),
                    training.manifest(),
                    training.outcome() == null
                            ? null
                            : training.outcome().name().toLowerCase(Locale.ROOT),
                    training.detail(),
                    training.endedAt());
        }
    }

    @Needs(Role.PREDICT)
    @GetMapping("/v1/projects/{project}/trainings")
    TrainingList list(@PathVariable String project, @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.of(ProblemCode.INVALID, "limit is from 1 to %d, not %d.".formatted(MOST, limit));
        }
        String known = projects.project(project).name();
        return new TrainingList(stores.ledger().trainings().newest(known, limit).stream()
                .map(Trained::of)
                .toList());
    }
}
