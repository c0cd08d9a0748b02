package dev.hone.local.command.projects;

import dev.hone.local.command.house.House;
import dev.hone.local.command.kestra.ScheduleDeployment;
import dev.hone.local.command.weights.HouseWeights;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Projects.AppliedFile;
import dev.hone.stores.projects.InvalidProjectException;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectDifference;
import dev.hone.stores.projects.ProjectFile;
import dev.hone.stores.projects.ProjectFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Applies projects' files to a house whose parts are up. A file that is as it was when it was last applied does nothing; one
 * that would undo what somebody has changed elsewhere, in the web app, asks first.
 */
public final class Applying {
    private final House house;
    private final String by;
    private final Choice choice;
    private final Consumer<String> progress;
    private boolean isNewKestra;

    /** Whether what a file says takes the place of what somebody else has changed since. */
    @FunctionalInterface
    public interface Choice {
        /**
         * Decides.
         *
         * @param who changed the project
         * @param difference what the file would change, a line a key
         */
        boolean overwrites(String project, String who, List<String> difference);
    }

    /** To a house; progress hears of each project that is new or changes. */
    public Applying(House house, String by, Choice choice, Consumer<String> progress) {
        this.house = house;
        this.by = by;
        this.choice = choice;
        this.progress = progress;
    }

    /** To a Kestra that has none of the schedules yet, whatever was put into another one. */
    public Applying toNewKestra(boolean isNew) {
        this.isNewKestra = isNew;
        return this;
    }

    /** Applies files; says, a line each, what was wrong with some of them. The others are none the worse for it. */
    public List<String> run(List<Path> files) {
        List<String> complaints = new ArrayList<>();
        Connections connections = house.connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger())) {
            Set<String> applied = new HashSet<>();
            for (Path file : files) {
                try {
                    ProjectFile read = ProjectFiles.open(file);
                    apply(ledger, read);
                    applied.add(read.project().name());
                } catch (InvalidProjectException e) {
                    complaints.add(e.getMessage());
                }
            }
            Datasets datasets = new Datasets(bucket, ledger);
            for (Project project : ledger.projects().all()) {
                new ScheduleDeployment(house, ledger.putSchedules(), progress)
                        .run(project, isNewKestra)
                        .ifPresent(complaints::add);
                // a ledger may be shared with another house, which has weights of its own
                if (applied.contains(project.name())) {
                    complaints.addAll(weights(project, datasets));
                }
            }
        }
        return complaints;
    }

    private void apply(Ledger ledger, ProjectFile file) {
        String name = file.project().name();
        AppliedFile done = ledger.projects().apply(file, false, by);
        switch (done.applied()) {
            case CREATED -> progress.accept("project   %s is new".formatted(name));
            case CHANGED -> changed(done.before(), file.project());
            case UNCHANGED -> {}
            case OVERTAKEN -> {
                List<String> difference = ProjectDifference.between(done.before(), file.project());
                if (choice.overwrites(name, done.by(), difference)) {
                    ledger.projects().apply(file, true, by);
                    changed(done.before(), file.project());
                }
            }
        }
    }

    private void changed(Project before, Project after) {
        progress.accept("project   %s has changed".formatted(after.name()));
        ProjectDifference.between(before, after).forEach(line -> progress.accept("            " + line));
    }

    /** A project without pictures needs none yet: its import brings them in. */
    private List<String> weights(Project project, Datasets datasets) {
        return datasets.hasLabels(project.name())
                ? new HouseWeights(house, progress).prepare(List.of(project))
                : List.of();
    }
}
