package dev.hone.local.engine;

import dev.hone.local.engine.recovery.Recovery;
import io.kestra.core.exceptions.KestraRuntimeException;
import io.kestra.core.plugins.DefaultPluginRegistry;
import io.kestra.core.runners.ExecutorInterface;
import io.kestra.core.runners.Indexer;
import io.kestra.core.runners.Scheduler;
import io.kestra.core.server.Service;
import io.kestra.core.server.ServiceType;
import io.kestra.core.utils.Await;
import io.kestra.core.utils.ExecutorsUtils;
import io.kestra.worker.DefaultWorker;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;

/**
 * Kestra's four services and the REST API in one Micronaut context.
 *
 * <p>The order of the start is the order of trust: plugins, database, services, and only then the port; whoever
 * gets an answer from it can create executions.
 */
final class Engine implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final int WORKER_THREADS = 8;

    private final ApplicationContext context;
    private volatile boolean askedToStop;

    private Engine(ApplicationContext context) {
        this.context = context;
    }

    static Engine start(EngineSettings settings) {
        DefaultPluginRegistry plugins = DefaultPluginRegistry.getOrCreate();
        settings.plugins().ifPresent(plugins::registerIfAbsent);

        putDatabaseRight(settings);
        ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .properties(KestraConfiguration.of(settings))
                .build();
        settings.connections().handTo(context, plugins);
        settings.login().ifPresent(context::registerSingleton);
        Engine engine = new Engine(context.start());
        try {
            // only now: the open database proves that no other engine works here
            WorkFolder.clear(settings.work());
            context.getBean(Recovery.class).run();
            List<Service> services = engine.startServices();
            EmbeddedServer server = context.getBean(EmbeddedServer.class);
            awaitRunning(services);
            server.start();
            return engine;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static void putDatabaseRight(EngineSettings settings) {
        try {
            DatabaseFile.of(settings).putRight();
        } catch (SQLException e) {
            throw new KestraRuntimeException("cannot open Kestra's database: " + e.getMessage(), e);
        }
    }

    private List<Service> startServices() {
        ExecutorService threads = context.getBean(ExecutorsUtils.class).cachedThreadPool("engine");
        DefaultWorker worker =
                context.createBean(DefaultWorker.class, UUID.randomUUID().toString(), WORKER_THREADS, null);
        context.registerSingleton(worker);
        ExecutorInterface executor = context.getBean(ExecutorInterface.class);
        Scheduler scheduler = context.getBean(Scheduler.class);
        Indexer indexer = context.getBean(Indexer.class);
        List.of(executor, worker, scheduler, indexer).forEach(threads::execute);
        return List.of(executor, worker, scheduler, indexer);
    }

    private static void awaitRunning(List<Service> services) {
        try {
            Await.until(() -> services.stream().allMatch(Engine::runs), Duration.ofMillis(20), START_LIMIT);
        } catch (TimeoutException e) {
            List<ServiceType> late = services.stream()
                    .filter(service -> !runs(service))
                    .map(Service::getType)
                    .toList();
            throw new IllegalStateException("not running after " + START_LIMIT + ": " + late, e);
        }
    }

    private static boolean runs(Service service) {
        return service.getState() == Service.ServiceState.RUNNING;
    }

    /** Returns when Kestra has closed its context by itself, after an error that it cannot survive; else never. */
    void awaitCollapse() {
        Await.until(() -> !context.isRunning() && !askedToStop, Duration.ofMillis(200));
    }

    /** Stops taking work, gives running tasks the grace period, and closes the database. */
    @Override
    public void close() {
        askedToStop = true;
        context.close();
    }
}
