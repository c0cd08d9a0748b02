package dev.hone.tasks;

import dev.hone.stores.connections.RegistrySettings;
import dev.hone.stores.connections.RegistrySettings.Login;
import dev.hone.stores.json.Json;
import dev.hone.stores.real.StoreServers;
import io.kestra.core.models.Plugin;
import io.kestra.core.models.executions.AbstractMetricEntry;
import io.kestra.core.runners.DefaultRunContext;
import io.kestra.core.runners.LocalWorkingDir;
import io.kestra.core.runners.RunContext;
import io.kestra.core.runners.WorkingDir;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kestra gives to one try of a task: the id of its execution, where it may write, the plugin's configuration, and which
 * tasks have failed before it, with their last words.
 */
public final class TaskContext extends DefaultRunContext {
    private final String execution;
    private final Instant begun = Instant.now();
    private final WorkingDir folder;
    private final Map<String, String> configuration;
    private final Map<String, String> failures;
    private final List<String> metrics = new ArrayList<>();

    public TaskContext(String execution, Path folder, Map<String, String> configuration) {
        this(execution, folder, configuration, Map.of());
    }

    TaskContext(String execution, Path folder, Map<String, String> configuration, Map<String, String> failures) {
        this.execution = execution;
        this.folder = new LocalWorkingDir(folder);
        this.configuration = configuration;
        this.failures = failures;
    }

    /** The plugin's configuration for these stores. */
    static Map<String, String> configuration(StoreServers.Opened stores, RegistrySettings mlflow) {
        Login login = mlflow.login().orElseThrow();
        Map<String, String> configuration = new HashMap<>();
        configuration.put("HONE_S3_ENDPOINT", stores.bucketSettings().endpoint().toString());
        configuration.put("HONE_S3_BUCKET", stores.bucketSettings().bucket());
        configuration.put("HONE_S3_ACCESS_KEY", stores.bucketSettings().accessKey());
        configuration.put(
                "HONE_S3_SECRET_KEY", stores.bucketSettings().secretKey().value());
        configuration.put("HONE_MLFLOW_URL", mlflow.url().toString());
        configuration.put("HONE_MLFLOW_USER", login.user());
        configuration.put("HONE_MLFLOW_PASSWORD", login.password().value());
        configuration.put("HONE_DATABASE_URL", stores.ledgerSettings().url());
        configuration.put("HONE_DATABASE_USER", stores.ledgerSettings().user());
        configuration.put(
                "HONE_DATABASE_PASSWORD", stores.ledgerSettings().password().value());
        configuration.put("HONE_SIGNING_KEY", "a key for tests");
        return configuration;
    }

    @Override
    public Map<String, Object> getVariables() {
        Map<String, Object> tasks = new HashMap<>();
        failures.keySet().forEach(task -> tasks.put(task, Map.of("state", "FAILED")));
        return Map.of("execution", Map.of("id", execution, "startDate", begun.toString()), "tasks", tasks);
    }

    @Override
    public String render(String inline) {
        return inline.equals("{{ errorLogs() | toJson }}") ? Json.text(errors()) : inline;
    }

    private List<Map<String, String>> errors() {
        return failures.entrySet().stream()
                .map(failure -> Map.of("taskId", failure.getKey(), "message", failure.getValue()))
                .toList();
    }

    @Override
    public String render(String inline, Map<String, Object> variables) {
        return render(inline);
    }

    @Override
    public Map<String, Object> render(Map<String, Object> inline) {
        return inline;
    }

    @Override
    public Map<String, String> renderMap(Map<String, String> inline) {
        return inline;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Optional<T> pluginConfiguration(String name) {
        return Optional.ofNullable((T) configuration.get(name));
    }

    @Override
    public WorkingDir workingDir() {
        return folder;
    }

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger(TaskContext.class);
    }

    @Override
    public <T> RunContext metric(AbstractMetricEntry<T> metric) {
        metrics.add(metric.getName());
        return this;
    }

    /** The names of the metrics that the task has told so far. */
    List<String> told() {
        return List.copyOf(metrics);
    }

    @Override
    public RunContext cloneForPlugin(Plugin plugin) {
        return this;
    }
}
