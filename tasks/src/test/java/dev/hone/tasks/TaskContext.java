package dev.hone.tasks;

import dev.hone.stores.connections.RegistrySettings;
import dev.hone.stores.connections.RegistrySettings.Login;
import dev.hone.stores.real.StoreServers;
import io.kestra.core.models.Plugin;
import io.kestra.core.models.executions.AbstractMetricEntry;
import io.kestra.core.runners.DefaultRunContext;
import io.kestra.core.runners.LocalWorkingDir;
import io.kestra.core.runners.RunContext;
import io.kestra.core.runners.WorkingDir;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Kestra gives to one try of a task: the id of its execution, where it may write, and the plugin's configuration. */
public final class TaskContext extends DefaultRunContext {
    private final String execution;
    private final WorkingDir folder;
    private final Map<String, String> configuration;

    public TaskContext(String execution, Path folder, Map<String, String> configuration) {
        this.execution = execution;
        this.folder = new LocalWorkingDir(folder);
        this.configuration = configuration;
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
        return Map.of("execution", Map.of("id", execution, "startDate", Instant.EPOCH.toString()));
    }

    @Override
    public String render(String inline) {
        return inline.replace("{{ execution.id }}", execution);
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
        return this;
    }

    @Override
    public RunContext cloneForPlugin(Plugin plugin) {
        return this;
    }
}
