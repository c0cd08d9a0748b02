package dev.hone.tasks.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.core.task.SyncTaskExecutor;

class ToldToEndTest {
    private final ResourcelessJobRepository repository = new ResourcelessJobRepository();
    private final List<String> written = new ArrayList<>();

    @Test
    void whoIsToldBetweenTwoChunksHasNotCompleted() throws Exception {
        JobExecution execution = run(() -> Thread.currentThread().interrupt());

        assertThat(execution.getStatus()).isEqualTo(BatchStatus.STOPPED);
        assertThat(written).containsExactly("a", "b");
        assertThat(Thread.interrupted()).as("what follows can go on").isFalse();
        assertThatThrownBy(() -> PreprocessingFailedException.of(execution)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void whoIsToldNothingDoesAll() throws Exception {
        assertThat(run(() -> {}).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(written).containsExactly("a", "b", "c", "d", "e");
    }

    private JobExecution run(Runnable behindAChunk) throws Exception {
        Step step = new StepBuilder("letters", repository)
                .<String, String>chunk(2)
                .reader(new ListItemReader<>(List.of("a", "b", "c", "d", "e")))
                .writer(chunk -> {
                    written.addAll(chunk.getItems());
                    behindAChunk.run();
                })
                .interruptionPolicy(new ToldToEnd())
                .build();
        Job job = new JobBuilder("job", repository).start(step).build();
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setTaskExecutor(new SyncTaskExecutor());
        return operator.start(job, new JobParameters());
    }
}
