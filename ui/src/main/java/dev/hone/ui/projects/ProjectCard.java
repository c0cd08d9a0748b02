package dev.hone.ui.projects;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Instance;
import dev.hone.stores.ledger.Judgements.Sampled;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A project at a glance.
 *
 * @param version in production, or null
 * @param since when it went there, or null
 * @param accuracy what chance samples say of its answers, in words
 * @param predictions how many answers were given in a week
 * @param wrong what somebody should look at, in words
 */
public record ProjectCard(
        String name,
        String title,
        String classes,
        Integer version,
        Instant since,
        String accuracy,
        long predictions,
        String nextTraining,
        List<String> wrong) {

    /** Fewer than this say nothing. */
    private static final int ENOUGH = 20;

    private static final int CLASSES_NAMED = 6;

    /** What a card is made of. */
    record Facts(
            Project project,
            Optional<Assignment> production,
            Sampled sampled,
            long predictions,
            List<Instance> replicas,
            Optional<Training> lastTraining) {}

    static ProjectCard of(Facts facts, ZonedDateTime now) {
        Project project = facts.project();
        return new ProjectCard(
                project.name(),
                project.title(),
                classes(project.classes()),
                facts.production().map(Assignment::version).orElse(null),
                facts.production().map(Assignment::since).orElse(null),
                accuracy(facts.sampled()),
                facts.predictions(),
                NextTraining.words(project.schedule(), now),
                wrong(facts));
    }

    private static String classes(List<ProjectClass> classes) {
        String named =
                classes.stream().limit(CLASSES_NAMED).map(ProjectClass::label).collect(Collectors.joining(", "));
        return classes.size() > CLASSES_NAMED
                ? "%s and %d more".formatted(named, classes.size() - CLASSES_NAMED)
                : named;
    }

    private static String accuracy(Sampled sampled) {
        int judged = sampled.right() + sampled.wrong();
        if (judged < ENOUGH) {
            return "not known yet: %d of %d chance samples judged".formatted(judged, ENOUGH);
        }
        return Share.of(sampled.right(), judged).words();
    }

    private static List<String> wrong(Facts facts) {
        List<String> wrong = new ArrayList<>();
        facts.replicas().stream()
                .filter(replica -> replica.refused() != null)
                .findFirst()
                .ifPresent(
                        replica -> wrong.add("v%d is not served: %s".formatted(replica.refused(), replica.reason())));
        if (facts.production().isPresent() && facts.replicas().isEmpty()) {
            wrong.add("no prediction service is up");
        }
        facts.lastTraining()
                .filter(training -> training.outcome() == Training.Outcome.FAILED)
                .ifPresent(training -> wrong.add("the last training failed: %s".formatted(training.detail())));
        facts.lastTraining()
                .filter(training -> training.outcome() == Training.Outcome.PENDING)
                .ifPresent(training -> wrong.add("a version waits for somebody to approve it"));
        return wrong;
    }
}
