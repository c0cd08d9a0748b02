package dev.hone.tasks.housekeeping;

import dev.hone.tasks.preprocess.PastJobs;
import javax.sql.DataSource;

/** What Spring Batch noted of preprocessing long ago. */
public record OldJobs(DataSource batch, Keep keep) implements Chore {
    @Override
    public Kind kind() {
        return Kind.JOBS;
    }

    @Override
    public Removed sweep() throws Exception {
        return new Removed(kind(), new PastJobs(batch).sweep(keep.jobs(), keep.remove()), 0);
    }
}
