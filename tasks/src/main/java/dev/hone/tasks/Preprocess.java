package dev.hone.tasks;

import dev.hone.pictures.PictureSpec;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.projects.Project;
import dev.hone.tasks.preprocess.ShardCounts;
import dev.hone.tasks.preprocess.ShardJob;
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

/** Brings the data set's pictures into the form the network sees, with a Spring Batch job. */
@Schema(
        title = "Turn pictures into tensors.",
        description =
                "A Spring Batch job decodes and resizes those pictures of the data set that have no tensor yet and packs them "
                        + "into shards in the bucket. What is there already is not made again.")
@Plugin(
        examples = @Example(title = "Preprocess what was pulled.", full = true, code = """
                                id: preprocess_cells
                                namespace: hone

                                tasks:
                                  - id: pull
                                    type: dev.hone.tasks.Pull
                                    project: cells
                                  - id: preprocess
                                    type: dev.hone.tasks.Preprocess
                                    project: cells
                                    manifest: "{{ outputs.pull.manifest }}"
                                """),
        metrics = {
            @Metric(name = "read", type = Counter.TYPE, unit = "pictures", description = "Pictures without a tensor"),
            @Metric(name = "written", type = Counter.TYPE, unit = "pictures", description = "Tensors written"),
            @Metric(
                    name = "skipped",
                    type = Counter.TYPE,
                    unit = "pictures",
                    description = "Pictures that were refused")
        })
public class Preprocess extends Task implements RunnableTask<Preprocess.Output> {
    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @NotNull
    @Schema(title = "The digest of the data set.")
    private Property<String> manifest;

    public Property<String> getProject() {
        return project;
    }

    public Property<String> getManifest() {
        return manifest;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        String digest = runContext.render(manifest).as(String.class).orElseThrow();
        try (Stores stores = Stores.of(runContext)) {
            Project known = stores.ledger().projects().named(name);
            Manifest dataset = stores.datasets().manifest(name, digest);
            PictureSpec spec = known.picture().spec();
            ShardCounts counts = new ShardJob(stores.datasets(), stores.ledger().batch()).run(name, spec, dataset);
            runContext
                    .logger()
                    .info(
                            "{} of {} pictures had no tensor: {} written in {} shards, {} refused",
                            counts.read(),
                            dataset.entries().size(),
                            counts.written(),
                            counts.shards(),
                            counts.skipped());
            runContext.metric(Counter.of("read", counts.read()));
            runContext.metric(Counter.of("written", counts.written()));
            runContext.metric(Counter.of("skipped", counts.skipped()));
            return new Output(spec.digest(), counts.read(), counts.written(), counts.skipped());
        }
    }

    /** What preprocessing tells the next steps. */
    public record Output(
            @Schema(title = "The digest of the form that the tensors have.")
            String spec,

            @Schema(title = "Pictures that had no tensor.") long read,
            @Schema(title = "Tensors written.") long written,
            @Schema(title = "Pictures that were refused.") long skipped)
            implements io.kestra.core.models.tasks.Output {}
}
