package dev.hone.tasks;

import dev.hone.stores.datasets.ImportReport;
import dev.hone.stores.projects.Project;
import dev.hone.stores.sources.PictureSource;
import dev.hone.stores.sources.PictureSources;
import dev.hone.stores.sources.RefusalFile;
import dev.hone.tasks.imports.HandedFile;
import dev.hone.tasks.imports.ImportLog;
import dev.hone.tasks.imports.NothingImportedException;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Metric;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.executions.metrics.Counter;
import io.kestra.core.models.flows.State;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Brings labelled pictures into a project. */
@Schema(title = "Bring labelled pictures into a project.", description = """
                From an archive that was handed to the execution, or from Hone's own bucket. Each picture lies in a folder that is \
                named after its class; whether an archive is a zip, tar or tar.gz is told from its content. What cannot be taken \
                is listed and keeps nothing else back: the task then ends with a warning, and fails only when nothing was taken. \
                A second import of the same pictures adds none, and one that was ended goes on where it was.""")
@Plugin(
        examples = {
            @Example(title = "Import an archive that is handed to the execution.", full = true, code = """
                                id: import_cells
                                namespace: hone

                                inputs:
                                  - id: archive
                                    type: FILE

                                tasks:
                                  - id: import
                                    type: dev.hone.tasks.Import
                                    project: cells
                                    from: "{{ inputs.archive }}"
                                """),
            @Example(
                    title = "Import a folder of Hone's own bucket, with sub-folders named after the classes.",
                    full = true,
                    code = """
                                id: import_cells_from_the_bucket
                                namespace: hone

                                tasks:
                                  - id: import
                                    type: dev.hone.tasks.Import
                                    project: cells
                                    from: s3://hone/cells/uploads/july/
                                    requestedBy: ann
                                """)
        },
        metrics = {
            @Metric(name = "read", type = Counter.TYPE, unit = "files", description = "Files looked at"),
            @Metric(name = "added", type = Counter.TYPE, unit = "pictures", description = "Pictures that were new"),
            @Metric(
                    name = "known",
                    type = Counter.TYPE,
                    unit = "pictures",
                    description = "Pictures that were there already"),
            @Metric(name = "refused", type = Counter.TYPE, unit = "files", description = "Files that were not taken")
        })
public class Import extends Task implements RunnableTask<Import.Output> {
    private static final String BUCKET = "s3://";
    private static final String LIST = "refused.csv";

    /** The list is for people; of a million refusals the first ones say it all. */
    private static final int MOST_LISTED = 10_000;

    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @NotNull
    @Schema(
            title = "Where the pictures are.",
            description =
                    "A zip, tar or tar.gz in Kestra's storage, as an input of type FILE is; or `s3://BUCKET/KEY` in Hone's "
                            + "own bucket: such an archive, or a folder of folders.")
    private Property<String> from;

    @Schema(title = "Who brings them; the execution itself if nobody is named.")
    private Property<String> requestedBy = Property.ofValue("");

    public Property<String> getProject() {
        return project;
    }

    public Property<String> getFrom() {
        return from;
    }

    public Property<String> getRequestedBy() {
        return requestedBy;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        String where = runContext.render(from).as(String.class).orElse("").strip();
        String by = Requester.of(runContext, requestedBy);
        Path list = runContext.workingDir().path().resolve(LIST);
        try (Stores stores = Stores.of(runContext)) {
            Project known = stores.ledger().projects().named(name);
            ImportReport report;
            String called;
            try (PictureSource source = open(runContext, stores, known, where);
                    RefusalFile refused = RefusalFile.at(list, MOST_LISTED)) {
                called = source.name();
                report = stores.datasets()
                        .importPictures(known, source, by, called, new ImportLog(runContext.logger(), source, refused));
            }
            Output output = told(runContext, report, list);
            if (report.taken() == 0) {
                throw NothingImportedException.from(called, report, output);
            }
            return output;
        }
    }

    private static PictureSource open(RunContext runContext, Stores stores, Project project, String where)
            throws IOException {
        Path folder = Files.createDirectories(runContext.workingDir().path().resolve("import"));
        if (where.startsWith(BUCKET)) {
            return stores.pictures(where, folder, project);
        }
        Path file = HandedFile.fetch(runContext, where, folder);
        return PictureSources.archive(file, file.getFileName().toString(), project);
    }

    private static Output told(RunContext runContext, ImportReport report, Path list) throws IOException {
        report.words().forEach(runContext.logger()::info);
        int read = report.taken() + report.notTaken();
        runContext.metric(Counter.of("read", read));
        runContext.metric(Counter.of("added", report.added()));
        runContext.metric(Counter.of("known", report.known()));
        runContext.metric(Counter.of("refused", report.notTaken()));
        return new Output(
                read,
                report.added(),
                report.known(),
                report.relabelled(),
                report.notTaken(),
                report.refusals(),
                report.notTaken() == 0 ? null : runContext.storage().putFile(list.toFile(), LIST));
    }

    /** What became of it. */
    public record Output(
            @Schema(title = "Files that were looked at.") int read,
            @Schema(title = "Pictures that were new.") int added,

            @Schema(title = "Pictures that were there already.")
            int known,

            @Schema(title = "Those of both that came under another label than before, and wait until somebody judges.")
            int relabelled,

            @Schema(title = "Files that were not taken.") int refused,

            @Schema(title = "How many of them for which reason.")
            Map<String, Integer> refusals,

            @Schema(title = "A CSV file of them, name by name; none when all were taken.")
            URI report)
            implements io.kestra.core.models.tasks.Output {

        @Override
        public Optional<State.Type> finalState() {
            return refused > 0 ? Optional.of(State.Type.WARNING) : Optional.empty();
        }
    }
}
