package dev.hone.tasks.preprocess;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Batch's memory of jobs and steps, in the schema that the ledger keeps for it. */
final class BatchRepository {
    private static final String SCHEMA = "org/springframework/batch/core/schema-postgresql.sql";
    private static final long SCHEMA_LOCK = 0x686f6e65;

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;

    BatchRepository(DataSource source) throws Exception {
        this.transactions = new JdbcTransactionManager(source);
        createTables(source);
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(source);
        factory.setTransactionManager(transactions);
        factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
        factory.afterPropertiesSet();
        this.repository = factory.getObject();
    }

    JobRepository repository() {
        return repository;
    }

    /**
     * Starts a job, or goes on with one of these parameters that broke off: one whose process was killed is still on record
     * as running, and is first told to have failed. When it is still running elsewhere after all, it fails there as soon
     * as it writes to the repository.
     *
     * @param facts what was found when the job first began; when it goes on, those of then hold
     * @param complete whether there is nothing to do if it was done before
     * @return nothing if there was nothing to do
     */
    Optional<JobExecution> run(Job job, JobParameters parameters, JobParameters facts, boolean complete)
            throws Exception {
        JobOperator operator = operator(job);
        for (long attempt = 1; ; attempt++) {
            JobParameters named = new JobParametersBuilder(parameters)
                    .addLong("attempt", attempt)
                    .toJobParameters();
            JobExecution last = repository.getLastJobExecution(job.getName(), named);
            if (last == null) {
                return Optional.of(operator.start(
                        job,
                        new JobParametersBuilder(named).addJobParameters(facts).toJobParameters()));
            }
            switch (last.getStatus()) {
                case STARTING, STARTED, STOPPING -> {
                    return Optional.of(operator.restart(operator.recover(last)));
                }
                case FAILED, STOPPED -> {
                    return Optional.of(operator.restart(last));
                }
                case COMPLETED -> {
                    if (complete) {
                        return Optional.empty();
                    }
                }
                case ABANDONED, UNKNOWN -> {}
            }
        }
    }

    private JobOperator operator(Job job) throws Exception {
        MapJobRegistry jobs = new MapJobRegistry();
        jobs.register(job);
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(jobs);
        operator.setTaskExecutor(new SyncTaskExecutor());
        operator.afterPropertiesSet();
        return operator;
    }

    /** Runs Spring Batch's own script once, however many workers start at the same time. */
    private void createTables(DataSource source) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.execute("SELECT pg_advisory_xact_lock(%d)".formatted(SCHEMA_LOCK));
            Boolean missing =
                    jdbc.queryForObject("SELECT to_regclass('batch.batch_job_instance') IS NULL", Boolean.class);
            if (Boolean.TRUE.equals(missing)) {
                jdbc.execute((ConnectionCallback<Void>) BatchRepository::populate);
            }
        });
    }

    private static Void populate(Connection connection) throws SQLException {
        new ResourceDatabasePopulator(new ClassPathResource(SCHEMA, BatchRepository.class.getClassLoader()))
                .populate(connection);
        return null;
    }
}
