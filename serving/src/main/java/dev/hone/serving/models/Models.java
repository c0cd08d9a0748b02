package dev.hone.serving.models;

import dev.hone.serving.problems.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The projects there are and the models that answer for them. Thread-safe. */
public final class Models {
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private volatile List<KnownProject> known = List.of();

    /**
     * How a project stands.
     *
     * @param version the version that answers, if one does
     * @param since when it began to
     * @param problem why another one that should answer does not
     */
    public record State(
            KnownProject project, Optional<Integer> version, Optional<Instant> since, Optional<String> problem) {}

    /** The project of this name, or the only one there is when none is named. */
    public KnownProject project(String name) {
        List<KnownProject> projects = known;
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
        return slot(project.name()).borrow().orElseThrow(() -> ProblemException.noModel(project.name()));
    }

    /** How all projects stand. */
    public List<State> states() {
        return known.stream().map(this::state).toList();
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
                project, live.map(model -> model.version().number()), live.map(LiveModel::since), slot.problem());
    }

    private static List<String> names(List<KnownProject> projects) {
        return projects.stream().map(KnownProject::name).toList();
    }
}
