package dev.hone.local.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Kestra's and Micronaut's configuration, as far as it differs from their defaults.
 *
 * <p>{@code kestra.jdbc.tables} stays unset, so that Kestra's own table names apply.
 */
final class KestraConfiguration {
    private KestraConfiguration() {}

    static Map<String, Object> of(EngineSettings settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.putAll(http(settings));
        all.putAll(database(settings));
        all.putAll(kestra(settings));
        all.putAll(servers());
        return all;
    }

    private static Map<String, Object> http(EngineSettings settings) {
        return Map.ofEntries(
                Map.entry("micronaut.application.name", "kestra"),
                Map.entry("micronaut.server.host", settings.host()),
                Map.entry("micronaut.server.port", settings.port()),
                Map.entry("micronaut.server.idle-timeout", "1h"),
                Map.entry("micronaut.server.max-request-size", "1GB"),
                Map.entry("micronaut.server.multipart.max-file-size", "1GB"),
                Map.entry("micronaut.server.multipart.mixed", true),
                Map.entry("micronaut.executors.scheduled.type", "scheduled"),
                Map.entry("micronaut.executors.scheduled.core-pool-size", 1),
                Map.entry("micronaut.caches.default.maximum-weight", 10_485_760),
                Map.entry("endpoints.all.enabled", false),
                Map.entry("micronaut.metrics.export.prometheus.enabled", false),
                Map.entry("micronaut.metrics.binders.jvm.enabled", false),
                Map.entry("jackson.serialization.writeDatesAsTimestamps", false),
                Map.entry("jackson.serialization.writeDurationsAsTimestamps", false),
                Map.entry("jackson.serialization-inclusion", "non_null"),
                Map.entry("jackson.deserialization.FAIL_ON_UNKNOWN_PROPERTIES", false));
    }

    private static Map<String, Object> database(EngineSettings settings) {
        return Map.of(
                "datasources.h2.url",
                DatabaseFile.of(settings).url(),
                "datasources.h2.username",
                DatabaseFile.USER,
                "datasources.h2.password",
                "",
                "datasources.h2.driverClassName",
                "org.h2.Driver",
                "flyway.datasources.h2.enabled",
                true,
                "flyway.datasources.h2.locations",
                "classpath:migrations/h2",
                "flyway.datasources.h2.ignore-migration-patterns",
                "*:missing,*:future",
                "flyway.datasources.h2.out-of-order",
                true);
    }

    private static Map<String, Object> kestra(EngineSettings settings) {
        return Map.ofEntries(
                Map.entry("kestra.server-type", "STANDALONE"),
                Map.entry("kestra.repository.type", "h2"),
                Map.entry("kestra.queue.type", "h2"),
                Map.entry("kestra.storage.type", "local"),
                Map.entry("kestra.storage.local.base-path", settings.storage().toString()),
                Map.entry("kestra.tasks.tmp-dir.path", settings.work().toString()),
                Map.entry("kestra.anonymous-usage-report.enabled", false),
                Map.entry("kestra.tutorial-flows.enabled", false),
                Map.entry("kestra.templates.enabled", false),
                Map.entry("kestra.jdbc.queues.min-poll-interval", "5ms"),
                Map.entry("kestra.jdbc.queues.max-poll-interval", "250ms"),
                Map.entry("kestra.jdbc.queues.poll-switch-interval", "1m"),
                Map.entry("kestra.jdbc.cleaner.initial-delay", "1h"),
                Map.entry("kestra.jdbc.cleaner.fixed-delay", "1h"),
                Map.entry("kestra.jdbc.cleaner.retention", "7d"),
                Map.entry("kestra.variables.env-vars-prefix", "KESTRA_"));
    }

    /**
     * With one worker, Kestra's defaults run a dead worker's task again after 45 s + 5 min. Here the next engine does
     * so about ten seconds after the last heartbeat, and one that is asked to stop gives its tasks two seconds: what they
     * work on, a training above all, is to have ended five seconds after that.
     */
    private static Map<String, Object> servers() {
        return Map.ofEntries(
                Map.entry("kestra.server.termination-grace-period", "2s"),
                Map.entry("kestra.server.worker-task-restart-strategy", "IMMEDIATELY"),
                Map.entry("kestra.server.liveness.enabled", true),
                Map.entry("kestra.server.liveness.interval", "2s"),
                Map.entry("kestra.server.liveness.timeout", "10s"),
                Map.entry("kestra.server.liveness.initial-delay", "10s"),
                Map.entry("kestra.server.liveness.heartbeat-interval", "2s"),
                Map.entry("kestra.server.service.purge.initial-delay", "1h"),
                Map.entry("kestra.server.service.purge.fixed-delay", "1d"),
                Map.entry("kestra.server.service.purge.retention", "30d"));
    }
}
