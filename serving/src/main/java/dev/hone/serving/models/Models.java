package dev.hone.serving.models;

import dev.hone.model.BundleInfo;
import dev.hone.serving.problems.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The projects there are and the models that answer for them. Thread-safe. */
public final class Models {
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    /** Null until anybody said which there are. */
    private volatile List<KnownProject> known;

    /**
     * How a project stands.
     *
     * @param version the version that answers, if one does
     * @param since when it began to
     * @param refused the one that should answer and does not
     * @param swaps how often another version began to answer
     * @param lastSwap how long the last time took
     * @param refusals how often a bundle was refused
     */
    public record State(
            KnownProject project,
            Optional<Integer> version,
            Optional<Instant> since,
            Optional<Refusal> refused,
            long swaps,
            Duration lastSwap,
            long refusals) {}

    /** The project of this name, or the only one there is when none is named. */
    public KnownProject project(String name) {
        List<KnownProject> projects = known;
        if (projects == null) {
            throw ProblemException.unavailable("ledger", null);
        }
        if (name == null || name.isBlank()) {
            if (projects.size() != 1) {
                throw ProblemException.projectNotNamed(names(projects));
            }
            return projects.getFirst();
        }
        return projects.stream()
                .filter(project -> project.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.unknownProject(name, names(projects)));
    }

    /** The use of the project's model, to be closed when the answer is there. */
    public Lease borrow(KnownProject project) {
        Slot slot = slot(project.name());
        return slot.borrow().orElseThrow(() -> missing(project, slot));
    }

    /** Throws the problem that {@link #borrow} would. */
    public void requireModel(KnownProject project) {
        Slot slot = slot(project.name());
        if (slot.live().isEmpty()) {
            throw missing(project, slot);
        }
    }

    private static ProblemException missing(KnownProject project, Slot slot) {
        return project.production().isEmpty()
                ? ProblemException.noModelYet(project.name())
                : ProblemException.modelUnavailable(
                        project.name(), slot.refusal().map(Refusal::toString));
    }

    /** What answers for a project, if anything does. */
    public Optional<BundleInfo> answering(KnownProject project) {
        return slot(project.name()).live().map(model -> model.classifier().info());
    }

    /** How all projects stand. */
    public List<State> states() {
        return Optional.ofNullable(known).orElse(List.of()).stream()
                .map(this::state)
                .toList();
    }

    void know(List<KnownProject> projects) {
        known = List.copyOf(projects);
        List<String> names = names(projects);
        slots.forEach((name, slot) -> {
            if (!names.contains(name)) {
                slot.clear();
            }
        });
    }

    Slot slot(String project) {
        return slots.computeIfAbsent(project, name -> new Slot());
    }

    private State state(KnownProject project) {
        Slot slot = slot(project.name());
        Optional<LiveModel> live = slot.live();
        return new State(
                project,
                live.map(model -> model.version().number()),
                live.map(LiveModel::since),
                slot.refusal(),
                slot.swaps(),
                slot.lastSwap(),
                slot.refusals());
    }

    private static List<String> names(List<KnownProject> projects) {
        return projects.stream().map(KnownProject::name).toList();
    }
}
