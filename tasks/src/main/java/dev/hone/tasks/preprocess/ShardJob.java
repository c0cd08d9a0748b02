package dev.hone.tasks.preprocess;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.RefusedPictureException;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.datasets.PictureStore;
import dev.hone.stores.datasets.TensorStore;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Decodes and resizes the pictures that have no tensor yet; each chunk becomes one shard in the bucket. */
public final class ShardJob {
    private static final int PICTURES_A_SHARD = 256;
    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors();

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

    /** Makes the missing tensors of a data set and waits for it. */
    public ShardCounts run(String project, PictureSpec spec, Manifest manifest) throws Exception {
        TensorStore tensors = datasets.tensors(project, spec);
        List<String> missing = missing(manifest, tensors);
        if (missing.isEmpty()) {
            return new ShardCounts(0, 0, 0, 0);
        }
        BatchRepository repository = new BatchRepository(batch);
        AtomicLong shards = new AtomicLong();
        Job job = new JobBuilder("preprocess", repository.repository())
                .start(step(project, spec, tensors, missing, repository, shards))
                .build();
        JobExecution execution = repository.run(
                job,
                new JobParametersBuilder()
                        .addString("project", project)
                        .addString("manifest", manifest.digest())
                        .addString("spec", spec.digest())
                        .addString("run", UlidCreator.getUlid().toString())
                        .toJobParameters());
        return counts(execution, shards.get());
    }

    private Step step(
            String project,
            PictureSpec spec,
            TensorStore tensors,
            List<String> missing,
            BatchRepository repository,
            AtomicLong shards) {
        PictureStore.Indexed pictures = datasets.pictures(project).indexed(missing);
        SimpleAsyncTaskExecutor pool = new SimpleAsyncTaskExecutor("preprocess-");
        pool.setConcurrencyLimit(AT_ONCE);
        return new StepBuilder("tensors", repository.repository())
                .<String, TensorShard.Entry>chunk(PICTURES_A_SHARD)
                .transactionManager(repository.transactions())
                .reader(new ListItemReader<>(missing))
                .processor(digest -> new TensorShard.Entry(digest, PictureReader.read(pictures.get(digest), spec)))
                .writer(chunk -> {
                    tensors.put(sorted(chunk));
                    shards.incrementAndGet();
                })
                .taskExecutor(pool)
                .faultTolerant()
                .skip(RefusedPictureException.class)
                .skipLimit(Long.MAX_VALUE)
                .build();
    }

    /** By digest, so that the same pictures give the same shard in whatever order the threads finished. */
    private static List<TensorShard.Entry> sorted(Chunk<? extends TensorShard.Entry> chunk) {
        return chunk.getItems().stream()
                .<TensorShard.Entry>map(entry -> entry)
                .sorted(Comparator.comparing(TensorShard.Entry::digest))
                .toList();
    }

    private static List<String> missing(Manifest manifest, TensorStore tensors) {
        Set<String> there = new HashSet<>();
        tensors.shards().forEach(key -> there.addAll(tensors.shard(key).digests()));
        return manifest.used()
                .map(Manifest.Entry::digest)
                .filter(digest -> !there.contains(digest))
                .toList();
    }

    private static ShardCounts counts(JobExecution execution, long shards) throws Exception {
        if (execution.getStatus().isUnsuccessful()) {
            throw PreprocessingFailedException.of(execution);
        }
        StepExecution step = execution.getStepExecutions().iterator().next();
        return new ShardCounts(
                step.getReadCount(), step.getWriteCount(), step.getSkipCount() + step.getFilterCount(), shards);
    }
}
