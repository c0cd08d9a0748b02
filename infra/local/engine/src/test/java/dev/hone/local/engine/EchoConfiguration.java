package dev.hone.local.engine;

import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.runners.RunContext;
import java.util.Map;

/** A task as Hone's plugin has them; the tests put it into a plugin folder. */
@Plugin
public class EchoConfiguration extends Task implements RunnableTask<EchoConfiguration.Output> {
    @Override
    public Output run(RunContext runContext) {
        return new Output(Map.copyOf(runContext.pluginConfigurations()));
    }

    /** What the task found as its plugin configuration. */
    public record Output(Map<String, Object> configuration) implements io.kestra.core.models.tasks.Output {}
}
