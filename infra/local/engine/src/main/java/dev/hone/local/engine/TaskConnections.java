package dev.hone.local.engine;

import io.kestra.core.plugins.PluginConfiguration;
import io.kestra.core.plugins.PluginRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The environment variables that Hone's tasks and triggers find as their plugin configuration, under the same names.
 *
 * <p>A list and not everything that starts with {@code HONE_}: a task sees what it needs and nothing else.
 */
record TaskConnections(Map<String, Object> values) {
    private static final String HONE = "dev.hone.";
    private static final List<String> NAMES = List.of(
            "HONE_S3_ENDPOINT",
            "HONE_S3_BUCKET",
            "HONE_S3_ACCESS_KEY",
            "HONE_S3_SECRET_KEY",
            "HONE_MLFLOW_URL",
            "HONE_MLFLOW_USER",
            "HONE_MLFLOW_PASSWORD",
            "HONE_DATABASE_URL",
            "HONE_DATABASE_USER",
            "HONE_DATABASE_PASSWORD",
            "HONE_SIGNING_KEY",
            "HONE_TRAINING_COMMAND",
            "HONE_WEIGHTS");

    TaskConnections {
        values = Map.copyOf(values);
    }

    static TaskConnections from(Map<String, String> environment) {
        Map<String, Object> values = new TreeMap<>();
        for (String name : NAMES) {
            String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                values.put(name, value);
            }
        }
        return new TaskConnections(values);
    }

    /**
     * Makes them the configuration of each type of task and trigger of Hone's that a plugin brought.
     *
     * <p>As beans and not as properties, because Micronaut would look for placeholders in the values.
     */
    void handTo(ApplicationContext context, PluginRegistry plugins) {
        plugins.externalPlugins().stream()
                .flatMap(plugin -> Stream.<Class<?>>concat(plugin.getTasks().stream(), plugin.getTriggers().stream()))
                .map(Class::getName)
                .filter(type -> type.startsWith(HONE))
                .forEach(type -> context.registerSingleton(
                        PluginConfiguration.class,
                        new PluginConfiguration(0, type, values),
                        Qualifiers.byName(type),
                        false));
    }

    /** The names only: some of the values are secrets. */
    @Override
    public String toString() {
        return new TreeMap<>(values).keySet().toString();
    }
}
