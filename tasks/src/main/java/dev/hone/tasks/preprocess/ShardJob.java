package dev.hone.tasks.preprocess;

import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.datasets.PictureStore;
import dev.hone.stores.datasets.TensorStore;
import dev.hone.tasks.preprocess.PicturesAhead.Coming;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;

/**
 * Decodes and resizes the pictures of a lane that have no tensor yet; each chunk becomes one shard in the bucket. A job that
 * broke off goes on with what is missing; there is one job instance a data set and lane.
 */
public final class ShardJob {
    private static final int MOST_PICTURES_A_SHARD = 256;
    private static final int BYTES_A_SHARD = 8 << 20;
    private static final String MISSING = "missing";
    private static final String REFUSED = "refused";

    private final Datasets datasets;
    private final DataSource batch;

    /**
     * A job on these stores.
     *
     * @param batch where Spring Batch keeps its job repository
     */
    public ShardJob(Datasets datasets, DataSource batch) {
        this.datasets = datasets;
        this.batch = batch;
    }

    /**
     * Makes the missing tensors of a lane of a data set, and waits for it.
     *
     * @param refusals how many refused pictures are borne
     * @throws PreprocessingFailedException when it did not come to its end
     * @throws InterruptedException when it was told to end
     */
    public ShardCounts run(String project, PictureSpec spec, Manifest manifest, Lane lane, int refusals)
            throws Exception {
        TensorStore tensors = datasets.tensors(project, spec);
        LaneWork work = LaneWork.of(manifest, lane, tensors.pictures(), datasets.refused(project));
        PictureStore.Indexed pictures = datasets.pictures(project).indexed(work.missing());
        BatchRepository repository = new BatchRepository(batch);
        Refusals refused = new Refusals(datasets, project, refusals, work.refused());
        AtomicLong shards = new AtomicLong();
        int chunk = Math.clamp(BYTES_A_SHARD / spec.bytes(), 1, MOST_PICTURES_A_SHARD);
        try (PicturesAhead ahead =
                new PicturesAhead(work.missing(), digest -> PictureReader.read(pictures.get(digest), spec), chunk)) {
            Step step = new StepBuilder("tensors", repository.repository())
                    .<Coming, TensorShard.Entry>chunk(chunk)
                    .reader(ahead)
                    .processor(coming -> new TensorShard.Entry(coming.digest(), coming.tensor()))
                    .writer(done -> tensors.put(sorted(done)).ifPresent(key -> shards.incrementAndGet()))
                    .faultTolerant()
                    .skipPolicy(refused)
                    .skipListener(refused)
                    .interruptionPolicy(new ToldToEnd())
                    .build();
            Job job = new JobBuilder("preprocess", repository.repository())
                    .start(step)
                    .build();
            Optional<JobExecution> ended = repository.run(
                    job,
                    parameters(project, spec, manifest, lane),
                    facts(work),
                    work.missing().isEmpty());
            return ended.isEmpty()
                    ? ShardCounts.NONE
                    : counts(ended.get(), refused(project, manifest, lane), refused.gone(), shards.get());
        }
    }

    private static JobParameters parameters(String project, PictureSpec spec, Manifest manifest, Lane lane) {
        return new JobParametersBuilder()
                .addString("project", project)
                .addString("spec", spec.digest())
                .addString("manifest", manifest.digest())
                .addString("lane", lane.toString())
                .toJobParameters();
    }

    private static JobParameters facts(LaneWork work) {
        return new JobParametersBuilder()
                .addLong(MISSING, (long) work.missing().size(), false)
                .addLong(REFUSED, work.refused(), false)
                .toJobParameters();
    }

    private long refused(String project, Manifest manifest, Lane lane) {
        return LaneWork.of(manifest, lane, Set.of(), datasets.refused(project)).refused();
    }

    /** By digest, so that the same pictures give the same shard. */
    private static List<TensorShard.Entry> sorted(Chunk<? extends TensorShard.Entry> chunk) {
        return chunk.getItems().stream()
                .<TensorShard.Entry>map(entry -> entry)
                .sorted(Comparator.comparing(TensorShard.Entry::digest))
                .toList();
    }

    /** By what was missing when the job first began: a shard may be there that its killed try had not yet counted. */
    private static ShardCounts counts(JobExecution execution, long refused, long gone, long shards)
            throws InterruptedException {
        if (execution.getStatus().isUnsuccessful() || execution.getStatus() == BatchStatus.STOPPED) {
            throw PreprocessingFailedException.of(execution);
        }
        JobParameters facts = execution.getJobParameters();
        long missing = facts.getLong(MISSING);
        long skipped = refused - facts.getLong(REFUSED) + gone;
        return new ShardCounts(missing, missing - skipped, skipped, shards);
    }
}
