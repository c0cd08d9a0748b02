package dev.hone.local.command.weights;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.pictures.Sha256;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The folder of a house in which weights lie, each under its SHA-256. */
public final class HouseWeights {
    private final House house;
    private final Consumer<String> progress;

    /** Of a house; the consumer is told, in a few words, of each step that takes time. */
    public HouseWeights(House house, Consumer<String> progress) {
        this.house = house;
        this.progress = progress;
    }

    /**
     * Brings in what projects start from and is not here yet.
     *
     * @return a line for each project whose weights cannot be had; the others are none the worse for it
     */
    public List<String> prepare(List<Project> projects) {
        List<String> complaints = new ArrayList<>();
        for (Project project : projects) {
            Optional<ProjectWeights> wanted = project.startingWeights();
            try {
                wanted.ifPresent(weights -> bring(project, weights));
            } catch (HouseException e) {
                complaints.add("project '%s' cannot be trained yet: %s".formatted(project.name(), e.getMessage()));
            }
        }
        return complaints;
    }

    private void bring(Project project, ProjectWeights weights) {
        Path kept = house.weights().resolve(weights.sha256());
        try {
            if (Files.isRegularFile(kept) && digest(kept).equals(weights.sha256())) {
                return;
            }
            Files.createDirectories(house.weights());
            Optional<PublishedWeights> published = PublishedWeights.with(weights.sha256());
            if (project.weights() == null && published.isPresent()) {
                new WeightsDownload(house, published.get()).run(kept, progress);
            } else {
                take(weights, kept);
            }
        } catch (IOException e) {
            throw HouseException.unusable(kept, e);
        }
    }

    /** A project's path is meant from the folder of its file. */
    private void take(ProjectWeights weights, Path kept) throws IOException {
        Path file = house.projects().resolve(weights.file()).normalize();
        if (!Files.isRegularFile(file)) {
            throw HouseException.because("there is no file %s with its weights".formatted(file));
        }
        String digest = digest(file);
        if (!digest.equals(weights.sha256())) {
            throw HouseException.because(
                    "%s has SHA-256 %s, but the project says %s".formatted(file, digest, weights.sha256()));
        }
        progress.accept("weights   %s".formatted(file));
        Path draft = kept.resolveSibling(kept.getFileName() + ".draft");
        Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
        settle(draft, kept);
        Files.writeString(
                kept.resolveSibling(kept.getFileName() + ".origin"),
                "%s%nNamed by a project; its licence is known to whoever named it.%n".formatted(file));
    }

    /** Working directories of trainings get a link to the file, so nobody may write it. */
    static void settle(Path draft, Path kept) throws IOException {
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("r--r--r--"));
        try {
            Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, kept, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static String digest(Path file) throws IOException {
        try {
            return Sha256.hex(file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
