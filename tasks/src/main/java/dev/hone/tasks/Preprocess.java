package dev.hone.tasks;

import dev.hone.pictures.PictureSpec;
import dev.hone.stores.datasets.Manifest;
import dev.hone.tasks.preprocess.Lane;
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
@Schema(title = "Turn pictures into tensors.", description = """
                A Spring Batch job decodes and resizes those pictures of the data set that have no tensor yet and packs them \
                into shards in the bucket. What is there already is not made again; a job that broke off goes on where it was. \
                Several of these tasks share the pictures of a data set when each has a lane of its own.""")
@Plugin(
        examples = {
            @Example(title = "Preprocess what was pulled.", full = true, code = """
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
            @Example(title = "Share the work between two workers.", full = true, code = """
                                id: preprocess_cells_in_lanes
                                namespace: hone

                                tasks:
                                  - id: pull
                                    type: dev.hone.tasks.Pull
                                    project: cells
                                  - id: preprocess
                                    type: io.kestra.plugin.core.flow.Parallel
                                    tasks:
                                      - id: preprocess_0
                                        type: dev.hone.tasks.Preprocess
                                        project: cells
                                        manifest: "{{ outputs.pull.manifest }}"
                                        lane: 0
                                        lanes: 2
                                      - id: preprocess_1
                                        type: dev.hone.tasks.Preprocess
                                        project: cells
                                        manifest: "{{ outputs.pull.manifest }}"
                                        lane: 1
                                        lanes: 2
                                """)
        },
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

    @Schema(
            title = "Which part of the pictures, counted from 0.",
            description = "A picture belongs to a lane by its digest: lanes share none, and together they hold all.")
    private Property<Integer> lane = Property.ofValue(0);

    @Schema(title = "In how many parts the pictures are.", description = "The same in all tasks that share a data set.")
    private Property<Integer> lanes = Property.ofValue(1);

    @Schema(
            title = "How many pictures of the lane may be refused.",
            description = "A refused picture goes to the project's quarantine. One more than these fails the task.")
    private Property<Integer> refusals = Property.ofValue(100);

    public Property<String> getProject() {
        return project;
    }

    public Property<String> getManifest() {
        return manifest;
    }

    public Property<Integer> getLane() {
        return lane;
    }

    public Property<Integer> getLanes() {
        return lanes;
    }

    public Property<Integer> getRefusals() {
        return refusals;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        String digest = runContext.render(manifest).as(String.class).orElseThrow();
        Lane part = new Lane(
                runContext.render(lane).as(Integer.class).orElseThrow(),
                runContext.render(lanes).as(Integer.class).orElseThrow());
        int borne = runContext.render(refusals).as(Integer.class).orElseThrow();
        try (Stores stores = Stores.of(runContext)) {
            PictureSpec spec = stores.project(name).project().picture().spec();
            Manifest dataset = stores.datasets().manifest(name, digest);
            ShardCounts counts =
                    new ShardJob(stores.datasets(), stores.ledger().batch()).run(name, spec, dataset, part, borne);
            runContext
                    .logger()
                    .info(
                            "lane {}: {} pictures had no tensor: {} written in {} shards, {} refused or gone",
                            part,
                            counts.read(),
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

            @Schema(title = "Pictures that were refused, or gone.")
            long skipped)
            implements io.kestra.core.models.tasks.Output {}
}
