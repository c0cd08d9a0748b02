package dev.hone.tasks;

import dev.hone.stores.datasets.BuildReport;
import dev.hone.stores.datasets.PullReport;
import dev.hone.stores.datasets.Split;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Metric;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.executions.metrics.Counter;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Makes the data set: all labelled pictures and all judgements, the inbox emptied first. */
@Schema(
        title = "Make the data set of everything known now.",
        description =
                "Empties the project's inbox, folds imports and judgements into a manifest and keeps it in the bucket.")
@Plugin(
        examples = @Example(title = "Pull the data set of the project cells.", full = true, code = """
                                id: pull_cells
                                namespace: hone

                                tasks:
                                  - id: pull
                                    type: dev.hone.tasks.Pull
                                    project: cells
                                """),
        metrics = {
            @Metric(
                    name = "pictures",
                    type = Counter.TYPE,
                    unit = "pictures",
                    description = "Pictures of the data set"),
            @Metric(name = "inbox", type = Counter.TYPE, unit = "files", description = "Files taken from the inbox"),
            @Metric(
                    name = "quarantined",
                    type = Counter.TYPE,
                    unit = "files",
                    description = "Files put into quarantine")
        })
public class Pull extends Task implements RunnableTask<Pull.Output> {
    private static final int TOLD_EACH = 5_000;

    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @Schema(
            title = "Go on with data that were judged already.",
            description =
                    "Without it, data are nothing new that have a verdict with the same settings, project and code.")
    private Property<Boolean> force = Property.ofValue(false);

    public Property<String> getProject() {
        return project;
    }

    public Property<Boolean> getForce() {
        return force;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        boolean forced = runContext.render(force).as(Boolean.class).orElse(false);
        try (Stores stores = Stores.of(runContext)) {
            String execution = stores.execution().id();
            stores.ledger().trainings().pulling(name, execution);
            PullReport report = stores.datasets().pull(stores.project(name).project(), (done, all) -> {
                if (done % TOLD_EACH == 0) {
                    runContext.logger().info("{} of {} new pictures looked at", done, all);
                }
            });
            tell(runContext, name, report);
            Optional<Training> judged =
                    judged(stores.ledger(), name, execution, report).filter(earlier -> !forced);
            judged.ifPresent(earlier -> skip(runContext, stores.ledger(), earlier, execution));
            BuildReport build = report.report();
            return new Output(
                    report.manifest().digest(),
                    judged.isEmpty(),
                    report.changed(),
                    build.pictures(),
                    build.fresh(),
                    report.judgements(),
                    report.fromInbox(),
                    report.quarantined(),
                    build.refused().size(),
                    build.conflicting().size(),
                    build.excluded().size());
        }
    }

    /** An earlier training whose verdict says all that this one's would. */
    private static Optional<Training> judged(Ledger ledger, String project, String execution, PullReport report) {
        ledger.trainings().pulled(project, execution, report.manifest().digest());
        return ledger.trainings()
                .find(project, execution)
                .flatMap(training -> ledger.trainings().judged(training));
    }

    private static void skip(RunContext runContext, Ledger ledger, Training earlier, String execution) {
        String detail = "nothing new: the same data were judged with the same settings in execution %s, on %s%s"
                .formatted(
                        earlier.execution(),
                        earlier.admittedAt().truncatedTo(ChronoUnit.SECONDS),
                        earlier.detail() == null ? "" : ": " + earlier.detail());
        ledger.trainings().end(earlier.project(), execution, Training.Outcome.NOTHING_NEW, detail);
        runContext.logger().info(detail);
    }

    private static void tell(RunContext runContext, String project, PullReport report) {
        tellOfInbox(runContext, project, report);
        Map<Split, Integer> sizes = report.manifest().sizes();
        BuildReport build = report.report();
        runContext
                .logger()
                .info(
                        "{} labelled pictures: {} to learn from, {} for validation, {} for the test, {} judged ones held out, {} excluded",
                        build.pictures(),
                        sizes.get(Split.TRAIN),
                        sizes.get(Split.VALIDATION),
                        sizes.get(Split.TEST),
                        sizes.get(Split.JUDGED),
                        sizes.get(Split.EXCLUDED));
        runContext
                .logger()
                .info(
                        "{} looked at for the first time; {} files are no pictures, {} are missing, {} have several labels",
                        build.fresh(),
                        build.refused().size(),
                        build.missing().size(),
                        build.conflicting().size());
        runContext.metric(Counter.of("pictures", build.pictures()));
        runContext.metric(Counter.of("inbox", report.fromInbox()));
        runContext.metric(Counter.of("quarantined", report.quarantined()));
    }

    private static void tellOfInbox(RunContext runContext, String project, PullReport report) {
        if (report.fromInbox() > 0) {
            runContext.logger().info("{} files of the inbox became corrections", report.fromInbox());
        }
        if (report.quarantined() > 0) {
            runContext
                    .logger()
                    .warn(
                            "{} files of the inbox could not be taken; they lie in {}/quarantine/ in the bucket, each under its reason",
                            report.quarantined(),
                            project);
        }
    }

    /** What a pull tells the next steps. */
    public record Output(
            @Schema(title = "The digest of the data set.") String manifest,

            @Schema(title = "Whether there is something to train on that was not judged yet, or the run was forced.")
            boolean fresh,

            @Schema(title = "Whether it differs from the one before.")
            boolean changed,

            @Schema(title = "How many pictures it has.") int pictures,

            @Schema(title = "Pictures that were looked at for the first time, and so decoded.")
            int lookedAt,

            @Schema(title = "How many judgements there are.")
            int judgements,

            @Schema(title = "Files of the inbox that became judgements.")
            int fromInbox,

            @Schema(title = "Files of the inbox that were put into quarantine.")
            int quarantined,

            @Schema(title = "Files that were imported and are no pictures.")
            int refused,

            @Schema(title = "Pictures to which imports give several labels.")
            int conflicting,

            @Schema(title = "Pictures that are used for nothing, since they show the same as others elsewhere.")
            int excluded)
            implements io.kestra.core.models.tasks.Output {}
}
