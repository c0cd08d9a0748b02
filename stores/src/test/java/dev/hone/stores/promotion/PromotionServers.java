package dev.hone.stores.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.real.MlflowServer;
import dev.hone.stores.real.PostgresServer;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A ledger and an MLflow, and what the latter shows. */
record PromotionServers(PostgresServer postgres, MlflowServer mlflow, Ledger ledger, Registry registry)
        implements AutoCloseable {

    static PromotionServers start(Path folder) throws Exception {
        PostgresServer postgres = PostgresServer.start();
        MlflowServer mlflow = MlflowServer.start(folder);
        return new PromotionServers(postgres, mlflow, Ledger.open(postgres.empty()), Registry.open(mlflow.settings()));
    }

    /** The same servers with an empty ledger; it is the caller's to close. */
    PromotionServers withEmptyLedger() {
        return new PromotionServers(postgres, mlflow, Ledger.open(postgres.empty()), registry);
    }

    @Override
    public void close() throws Exception {
        registry.close();
        ledger.close();
        mlflow.close();
        postgres.close();
    }

    ModelVersion version(String project, String execution) {
        return registry.version(project, registry.run(project, execution, Map.of()), "bundle");
    }

    static Project project(String name) {
        return new Project(
                name,
                null,
                List.of(new ProjectClass("aa", null), new ProjectClass("bb", null)),
                null,
                null,
                null,
                null,
                null);
    }

    String stage(ModelVersion version) {
        return registry.version(version.model(), version.number()).stage();
    }

    /** Asserts that MLflow shows this version in production, and no other. */
    void assertShown(String project, int version) {
        assertThat(registry.versions(project))
                .filteredOn(found -> found.stage().equals("Production"))
                .extracting(ModelVersion::number)
                .containsExactly(version);
        assertThat(registry.aliased(project, "production"))
                .hasValueSatisfying(found -> assertThat(found.number()).isEqualTo(version));
    }

    void assertShown(String project, int version, int previous) {
        assertShown(project, version);
        assertThat(registry.aliased(project, "previous"))
                .hasValueSatisfying(found -> assertThat(found.number()).isEqualTo(previous));
    }

    boolean shows(String project, int version) {
        return registry.aliased(project, "production").stream().anyMatch(found -> found.number() == version)
                && registry.versions(project).stream()
                        .filter(found -> found.stage().equals("Production"))
                        .allMatch(found -> found.number() == version);
    }
}
