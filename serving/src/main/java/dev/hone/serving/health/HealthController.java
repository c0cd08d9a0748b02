package dev.hone.serving.health;

import dev.hone.serving.journal.Journal;
import dev.hone.serving.keys.Open;
import dev.hone.serving.models.ModelFollower;
import dev.hone.serving.models.Models;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says how this replica is. Only {@code /health/ready} answers with another status than 200. */
@RestController
class HealthController {
    private final Models models;
    private final ModelFollower follower;
    private final Journal journal;
    private final Instant startedAt = Instant.now();

    HealthController(Models models, ModelFollower follower, Journal journal) {
        this.models = models;
        this.follower = follower;
        this.journal = journal;
    }

    /**
     * The details.
     *
     * @param status {@code ok}, {@code starting}, or {@code degraded} when something is wrong
     * @param version of Hone
     * @param waiting predictions on their way to the stores
     * @param lost predictions that could not be kept
     */
    record Health(
            String status,
            String version,
            Instant startedAt,
            long uptimeSeconds,
            List<ProjectHealth> projects,
            long waiting,
            long lost,
            List<String> problems) {}

    /** One project: what answers, since when, and what should. */
    record ProjectHealth(String project, Integer modelVersion, Instant since, Integer productionVersion) {
        static ProjectHealth of(Models.State state) {
            return new ProjectHealth(
                    state.project().name(),
                    state.version().orElse(null),
                    state.since().orElse(null),
                    state.project()
                            .production()
                            .map(version -> version.number())
                            .orElse(null));
        }
    }

    @Open
    @GetMapping("/health/live")
    Map<String, String> live() {
        return Map.of("status", "live");
    }

    @Open
    @GetMapping("/health/ready")
    ResponseEntity<Map<String, String>> ready() {
        boolean ready = follower.ready();
        return ResponseEntity.status(ready ? 200 : 503).body(Map.of("status", ready ? "ready" : "starting"));
    }

    @Open
    @GetMapping("/version")
    Release version() {
        return Release.CURRENT;
    }

    @Open
    @GetMapping("/health")
    Health health() {
        List<Models.State> states = models.states();
        List<String> problems = Stream.concat(
                        follower.problem().stream(),
                        states.stream()
                                .flatMap(state -> state.refused().stream()
                                        .map(refusal -> "%s v%d does not answer: serving's log says why"
                                                .formatted(state.project().name(), refusal.version()))))
                .toList();
        return new Health(
                !follower.ready() ? "starting" : problems.isEmpty() ? "ok" : "degraded",
                Release.CURRENT.version(),
                startedAt,
                Duration.between(startedAt, Instant.now()).toSeconds(),
                states.stream().map(ProjectHealth::of).toList(),
                journal.waiting(),
                journal.lost(),
                problems);
    }
}
