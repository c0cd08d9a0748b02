package dev.hone.tasks.preprocess;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/**
 * Ends a step between two chunks when its thread is interrupted, and has it say so: with Spring Batch's own policy such a
 * step counts as completed, with what it did not do left out.
 */
final class ToldToEnd implements StepInterruptionPolicy {

    @Override
    public void checkInterrupted(StepExecution execution) throws JobInterruptedException {
        if (Thread.interrupted()) {
            execution.setTerminateOnly();
            throw new JobInterruptedException("preprocessing was told to end");
        }
    }
}
