package dev.hone.tasks.evaluate;

import dev.hone.model.gate.Asked;
import dev.hone.model.gate.Trial;
import dev.hone.model.report.Report;
import dev.hone.model.report.ReportFolder;
import dev.hone.model.report.Subject;
import dev.hone.stores.datasets.PictureStore;
import dev.hone.stores.registry.Page;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import java.nio.file.Path;
import java.time.Instant;

/** The page that shows how good a version is, among the artifacts of its run. */
public final class ReportArtifact {
    private ReportArtifact() {}

    /** Keeps it, in place of an earlier one; without test pictures there is nothing to show. */
    public static void keep(Registry registry, Run run, Trial trial, PictureStore pictures, Path work) {
        if (trial.test().isEmpty()) {
            return;
        }
        Subject subject = new Subject(
                "%s %s".formatted(trial.project(), trial.challenger().name()),
                "test pictures",
                trial.manifest(),
                trial.challenger().bundle(),
                Instant.now());
        Report report = Report.of(
                subject,
                trial.classes(),
                trial.test().stream().map(Asked::picture).toList(),
                Trial.challengers(trial.test()),
                Learned.of(registry, run, work.resolve("training")));
        Path folder = work.resolve(Page.EVALUATION.path());
        ReportFolder.write(folder, report, new Thumbnails(pictures));
        registry.upload(run, folder, Page.EVALUATION.path());
    }
}
