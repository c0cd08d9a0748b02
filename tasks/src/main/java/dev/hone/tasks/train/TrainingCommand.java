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
import java.util.TreeMap;

/**
 * What a task runner is asked to run: the training command on a folder within the task's working directory, which runners
 * bring into a container at the place that it has here. Of the worker's environment, which holds its credentials, the
 * process gets nothing.
 *
 * @param containerImage for runners that need one; null for others
 * @param env for a container, which begins with its image's environment and not with the worker's
 */
record TrainingCommand(
        Path workingDirectory,
        String containerImage,
        List<String> command,
        Map<String, String> env,
        AbstractLogConsumer lines)
        implements TaskCommands {
    private static final Map<String, String> SETTINGS = Map.of(
            "DJL_OFFLINE",
            "true",
            "OPT_OUT_TRACKING",
            "true",
            // libtorch's threads would spin while they wait for each other, at the cost of everything else here
            "OMP_WAIT_POLICY",
            "PASSIVE",
            // memory stays with the process from step to step: to ask for it anew costs a fifth of a step
            "MALLOC_ARENA_MAX",
            "1",
            "MALLOC_MMAP_THRESHOLD_",
            "4294967296",
            "MALLOC_TRIM_THRESHOLD_",
            "4294967296");

    /** A process of this machine, whose environment is made from nothing: its runner would add to the worker's. */
    static TrainingCommand here(Path folder, Path work, List<String> training, AbstractLogConsumer lines) {
        List<String> command = new ArrayList<>(
                List.of("/usr/bin/env", "-i", "PATH=/usr/bin:/bin", "HOME=" + System.getProperty("user.home")));
        new TreeMap<>(SETTINGS).forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(train(folder, work, training));
        return new TrainingCommand(folder, null, List.copyOf(command), Map.of(), lines);
    }

    /** A process in a container, where the command must be one that its image knows. */
    static TrainingCommand inContainer(
            String image, Path folder, Path work, List<String> training, AbstractLogConsumer lines) {
        return new TrainingCommand(folder, image, train(folder, work, training), SETTINGS, lines);
    }

    private static List<String> train(Path folder, Path work, List<String> training) {
        List<String> command = new ArrayList<>(training);
        // the place of an unexpected error goes to the task's log, at level DEBUG
        command.addAll(List.of("train", "--verbose", folder.relativize(work).toString()));
        return List.copyOf(command);
    }

    @Override
    public String getContainerImage() {
        return containerImage;
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
        return env;
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
