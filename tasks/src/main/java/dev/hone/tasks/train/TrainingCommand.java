package dev.hone.tasks.train;

import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.runners.AbstractLogConsumer;
import io.kestra.core.models.tasks.runners.TargetOS;
import io.kestra.core.models.tasks.runners.TaskCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a task runner is asked to run: the training command on a working directory, with an environment made from nothing,
 * so that none of the worker's credentials enter it.
 */
record TrainingCommand(Path workingDirectory, List<String> command, AbstractLogConsumer lines) implements TaskCommands {

    static TrainingCommand of(Path work, List<String> training, AbstractLogConsumer lines) {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/env",
                "-i",
                "PATH=/usr/bin:/bin",
                "HOME=" + System.getProperty("user.home"),
                "DJL_OFFLINE=true",
                "OPT_OUT_TRACKING=true",
                // libtorch's threads would spin while they wait for each other, at the cost of everything else here
                "OMP_WAIT_POLICY=PASSIVE",
                // memory stays with the process from step to step: to ask for it anew costs a fifth of a step
                "MALLOC_ARENA_MAX=1",
                "MALLOC_MMAP_THRESHOLD_=4294967296",
                "MALLOC_TRIM_THRESHOLD_=4294967296"));
        command.addAll(training);
        // the place of an unexpected error goes to the task's log, at level DEBUG
        command.addAll(List.of("train", "--verbose"));
        command.add(work.toString());
        return new TrainingCommand(work, List.copyOf(command), lines);
    }

    @Override
    public String getContainerImage() {
        return null;
    }

    @Override
    public AbstractLogConsumer getLogConsumer() {
        return lines;
    }

    @Override
    public Property<List<String>> getInterpreter() {
        return null;
    }

    @Override
    public Property<List<String>> getBeforeCommands() {
        return null;
    }

    @Override
    public Property<List<String>> getCommands() {
        return Property.ofValue(command);
    }

    @Override
    public Map<String, Object> getAdditionalVars() {
        return Map.of();
    }

    @Override
    public Path getWorkingDirectory() {
        return workingDirectory;
    }

    @Override
    public Path getOutputDirectory() {
        return null;
    }

    @Override
    public Map<String, String> getEnv() {
        return Map.of();
    }

    @Override
    public Boolean getEnableOutputDirectory() {
        return false;
    }

    @Override
    public Duration getTimeout() {
        return null;
    }

    @Override
    public TargetOS getTargetOS() {
        return TargetOS.AUTO;
    }
}
