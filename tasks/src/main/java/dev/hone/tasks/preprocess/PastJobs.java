package dev.hone.tasks.preprocess;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What Spring Batch noted of preprocessing that nobody has heard of for long.
 *
 * <p>A job that broke off goes on by these notes. Without them it begins anew, with what is missing: that makes the same
 * tensors, only its counters are others. All notes of a data set's lane go together, since its attempts are counted.
 */
public final class PastJobs {
    private final DataSource batch;

    /** @param batch where Spring Batch keeps its job repository */
    public PastJobs(DataSource batch) {
        this.batch = batch;
    }

    private record Past(long instance, String name) {}

    /** Removes the notes, or only tells; one for each job. */
    public List<String> sweep(Duration keep, boolean remove) throws Exception {
        JobRepository repository = new BatchRepository(batch).repository();
        List<Past> past = past(LocalDateTime.now().minus(keep));
        if (remove) {
            past.forEach(job -> repository.deleteJobInstance(repository.getJobInstance(job.instance())));
        }
        return past.stream().map(Past::name).toList();
    }

    /** Spring Batch writes the time of the worker, without a zone. */
    private List<Past> past(LocalDateTime before) {
        return new JdbcTemplate(batch)
                .query("""
                        WITH work AS (
                            SELECT job_execution_id,
                                   string_agg(parameter_value, ' ' ORDER BY parameter_name) AS name
                            FROM batch_job_execution_params
                            WHERE identifying = 'Y'
                              AND parameter_name <> 'attempt'
                            GROUP BY job_execution_id
                        ),
                        heard AS (
                            SELECT job_instance_id,
                                   name,
                                   max(last_updated) OVER (PARTITION BY name) AS heard_at
                            FROM batch_job_execution
                            JOIN work USING (job_execution_id)
                        )
                        SELECT DISTINCT job_instance_id, name
                        FROM heard
                        WHERE heard_at < ?
                        ORDER BY job_instance_id
                        """, (row, number) -> new Past(row.getLong("job_instance_id"), row.getString("name")), before);
    }
}
