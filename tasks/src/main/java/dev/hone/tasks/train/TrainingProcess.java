package dev.hone.tasks.train;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import io.kestra.core.models.tasks.runners.TaskException;
import io.kestra.core.models.tasks.runners.TaskRunner;
import io.kestra.core.runners.RunContext;
import io.kestra.plugin.core.runner.Process;
import java.nio.file.Path;
import java.util.List;

/** Runs the training command where the task runner says, and listens to it until it ends. */
public final class TrainingProcess {
    private final RunContext runContext;
    private final TaskRunner<?> runner;
    private final String containerImage;
    private final List<String> program;

    /**
     * A process of the classifier's program.
     *
     * @param containerImage the image that has it, for a runner that starts containers; else null
     */
    public TrainingProcess(RunContext runContext, TaskRunner<?> runner, String containerImage, List<String> program) {
        this.runContext = runContext;
        this.runner = runner;
        this.containerImage = containerImage;
        this.program = List.copyOf(program);
    }

    /** What a training came to. */
    public record Result(Path bundle, Path report, int bestEpoch, double seconds) {}

    /**
     * Trains on a prepared folder of the task's working directory.
     *
     * @param checkpoint is told whenever there is another one in the directory, and returns at once
     * @throws TrainingFailedException with the reason that the process gave
     */
    public Result run(Path work, Registry registry, Run run, Runnable checkpoint) throws Exception {
        ProgressLines lines = new ProgressLines(registry, run, runContext.logger(), checkpoint);
        try {
            runner.run(runContext.cloneForPlugin(runner), command(work, lines), List.of());
        } catch (TaskException e) {
            throw lines.reason()
                    .map(reason -> TrainingFailedException.because(reason, e))
                    .orElseGet(() -> TrainingFailedException.silent(e.getExitCode(), e));
        }
        JsonNode finished = lines.finished()
                .orElseThrow(() -> TrainingFailedException.because("the process ended without a result", null));
        return new Result(
                work.resolve("bundle"),
                work.resolve("report.json"),
                finished.path("best_epoch").asInt(),
                finished.path("seconds").asDouble());
    }

    private TrainingCommand command(Path work, ProgressLines lines) {
        Path folder = runContext.workingDir().path();
        return runner instanceof Process
                ? TrainingCommand.here(folder, work, program, lines)
                : TrainingCommand.inContainer(containerImage, folder, work, program, lines);
    }
}
