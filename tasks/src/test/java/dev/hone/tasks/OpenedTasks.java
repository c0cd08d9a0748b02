package dev.hone.tasks;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.promotion.Promotion;
import dev.hone.stores.real.MlflowServer;
import dev.hone.stores.real.StoreServers;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.serializers.JacksonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Empty stores for each test of a class, and the tasks on them. MLflow is the same for all: each test has a project of its own. */
abstract class OpenedTasks {
    private static StoreServers servers;
    private static MlflowServer mlflow;
    private static Path root;

    @TempDir
    Path folder;

    StoreServers.Opened stores;
    Ledger ledger;
    Registry registry;
    Map<String, String> configuration;
    private int tries;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        root = folder;
        servers = StoreServers.start(folder);
        mlflow = MlflowServer.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        mlflow.close();
        servers.close();
    }

    @BeforeEach
    void open() {
        stores = servers.empty();
        ledger = stores.ledger();
        registry = Registry.open(mlflow.settings());
        configuration = TaskContext.configuration(stores, mlflow.settings());
    }

    @AfterEach
    void close() {
        registry.close();
        stores.close();
    }

    /** A task with these properties, as a flow has them. */
    static <T extends Task> T task(Class<T> type, String properties) throws Exception {
        return JacksonMapper.ofYaml()
                .readValue("id: it\ntype: %s\n%s".formatted(type.getName(), properties.indent(0)), type);
    }

    /** A try of an execution's task, in a folder of its own. */
    TaskContext in(String execution) throws Exception {
        return failed(execution, Map.of());
    }

    /** The same behind tasks that have failed, with their last words. */
    TaskContext failed(String execution, Map<String, String> failures) throws Exception {
        tries++;
        return new TaskContext(execution, Files.createDirectory(lastTry()), Map.copyOf(configuration), failures);
    }

    /** The folder of the newest try. */
    Path lastTry() {
        return folder.resolve("try-" + tries);
    }

    /** From now on tasks may read all of MLflow and change nothing there. */
    void mlflowIsReadOnly() throws Exception {
        configuration.putAll(TaskContext.configuration(stores, mlflow.readOnly()));
    }

    /** Changes a byte of an object where the S3 server keeps it, as a bad disk does. */
    static void rot(String key) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            Path file = files.filter(path -> path.endsWith(key)).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
    }

    /** The version that an execution makes, as {@code Train} leaves it. */
    ModelVersion version(String project, String execution) {
        ModelVersion version = registry.version(project, registry.run(project, execution, Map.of()), "bundle");
        promotion().challenge(version);
        return version;
    }

    /** Puts a version into production by hand, whatever is there. */
    void promote(ModelVersion version) {
        promotion().promote(version, production(version.model()), "ben", "by hand");
    }

    Optional<Integer> production(String project) {
        return ledger.assignments().production(project).map(now -> now.version());
    }

    private Promotion promotion() {
        return new Promotion(ledger, registry);
    }
}
