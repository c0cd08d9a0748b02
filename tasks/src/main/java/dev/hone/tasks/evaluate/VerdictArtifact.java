package dev.hone.tasks.evaluate;

import dev.hone.model.gate.Approval;
import dev.hone.model.gate.Decision;
import dev.hone.model.gate.Trial;
import dev.hone.model.report.VerdictFolder;
import dev.hone.model.report.VerdictSubject;
import dev.hone.stores.datasets.PictureStore;
import dev.hone.stores.registry.Metric;
import dev.hone.stores.registry.Page;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The page of a verdict among the artifacts of the challenger's run, and its figures among the run's. */
public final class VerdictArtifact {
    private VerdictArtifact() {}

    /** Keeps it, in place of an earlier one. */
    public static void keep(
            Registry registry,
            Run run,
            Trial trial,
            Decision decision,
            Approval approval,
            PictureStore pictures,
            Path work) {
        Instant now = Instant.now();
        Path folder = work.resolve(Page.VERDICT.path());
        VerdictFolder.write(folder, new VerdictSubject(approval, now), trial, decision, new Thumbnails(pictures));
        registry.upload(run, folder, Page.VERDICT.path());
        if (decision.comparison() != null) {
            long at = now.toEpochMilli();
            registry.metrics(
                    run,
                    List.of(
                            new Metric(
                                    "difference_macro_f1", decision.comparison().difference(), at, 0),
                            new Metric(
                                    "difference_macro_f1_low",
                                    decision.comparison().interval().low(),
                                    at,
                                    0),
                            new Metric(
                                    "difference_macro_f1_high",
                                    decision.comparison().interval().high(),
                                    at,
                                    0)));
        }
    }
}
