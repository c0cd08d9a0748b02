package dev.hone.tasks.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.connections.RegistrySettings;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import dev.hone.tasks.TaskContext;
import io.kestra.core.models.tasks.runners.TaskCommands;
import io.kestra.core.models.tasks.runners.TaskRunner;
import io.kestra.core.models.tasks.runners.TaskRunnerDetailResult;
import io.kestra.core.models.tasks.runners.TaskRunnerResult;
import io.kestra.core.runners.RunContext;
import io.kestra.plugin.core.runner.Process;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCommandTest {
    private static final List<String> PROGRAM = List.of("/opt/java/bin/java", "@/opt/hone/training.args");
    private static final Map<String, String> SETTINGS = Map.of(
            "DJL_OFFLINE", "true",
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_MMAP_THRESHOLD_", "4294967296",
            "MALLOC_TRIM_THRESHOLD_", "4294967296",
            "OMP_WAIT_POLICY", "PASSIVE",
            "OPT_OUT_TRACKING", "true");

    private RunContext context;
    private Path folder;

    @BeforeEach
    void open(@TempDir Path base) {
        context = new TaskContext("e1", base, Map.of());
        folder = context.workingDir().path();
    }

    @Test
    void aContainerIsGivenItsImageAndPathsThatItKnows() throws Exception {
        Container runner = new Container();

        run(runner, "hone/training:1.0");

        assertThat(runner.asked.getContainerImage()).isEqualTo("hone/training:1.0");
        assertThat(runner.asked.getWorkingDirectory()).isEqualTo(folder);
        assertThat(runner.asked.relativeWorkingDirectoryFilesPaths())
                .as("what runners copy into the container")
                .containsExactly(Path.of("training", "order.json"));
        assertThat(command(runner.asked))
                .containsExactly("/opt/java/bin/java", "@/opt/hone/training.args", "train", "--verbose", "training");
        assertThat(runner.asked.getEnv()).isEqualTo(SETTINGS);
    }

    @Test
    void aProcessOfTheWorkersMachineBeginsWithAnEmptyEnvironment() throws Exception {
        Here runner = new Here();

        run(runner, null);

        List<String> command = command(runner.asked);
        assertThat(command).startsWith("/usr/bin/env", "-i", "PATH=/usr/bin:/bin");
        assertThat(command)
                .endsWith("/opt/java/bin/java", "@/opt/hone/training.args", "train", "--verbose", "training");
        assertThat(command)
                .containsAll(SETTINGS.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList());
        assertThat(runner.asked.getEnv()).isEmpty();
        assertThat(runner.asked.getWorkingDirectory()).isEqualTo(folder);
    }

    /** A process would not be in a container, whatever image there is. */
    @Test
    void anImageDoesNotOpenTheWorkersEnvironmentToAProcess() throws Exception {
        Here runner = new Here();

        run(runner, "hone/training:1.0");

        assertThat(command(runner.asked)).startsWith("/usr/bin/env", "-i");
    }

    private void run(TaskRunner<?> runner, String image) throws Exception {
        Path work = Files.createDirectories(folder.resolve("training"));
        Files.writeString(work.resolve("order.json"), "{}");
        try (Registry nobody =
                Registry.open(new RegistrySettings(URI.create("http://127.0.0.1:1"), Optional.empty()))) {
            new TrainingProcess(context, runner, image, PROGRAM)
                    .run(work, nobody, new Run("run", "experiment", "artifacts"), () -> {});
        }
    }

    private List<String> command(TaskCommands asked) throws Exception {
        return context.render(asked.getCommands()).asList(String.class);
    }

    private static TaskRunnerResult<TaskRunnerDetailResult> finish(TaskCommands asked) {
        asked.getLogConsumer().accept("{\"event\": \"finished\", \"best_epoch\": 1, \"seconds\": 1}", false);
        return new TaskRunnerResult<>(0, asked.getLogConsumer());
    }

    /** Starts nothing, and keeps what it was asked for. Public, since Kestra takes every task runner for a plugin. */
    public static final class Container extends TaskRunner<TaskRunnerDetailResult> {
        private TaskCommands asked;

        @Override
        public TaskRunnerResult<TaskRunnerDetailResult> run(
                RunContext context, TaskCommands commands, List<String> filesToDownload) {
            asked = commands;
            return finish(commands);
        }
    }

    /** The same in place of Kestra's own. */
    public static final class Here extends Process {
        private TaskCommands asked;

        @Override
        public TaskRunnerResult<TaskRunnerDetailResult> run(
                RunContext context, TaskCommands commands, List<String> filesToDownload) {
            asked = commands;
            return finish(commands);
        }
    }
}
