package dev.hone.stores.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.real.MlflowServer;
import dev.hone.stores.real.PostgresServer;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("mlflow")
class PromotionIT {
    private static PostgresServer postgres;
    private static MlflowServer mlflow;
    private static Ledger ledger;
    private static Registry registry;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        postgres = PostgresServer.start();
        mlflow = MlflowServer.start(folder);
        ledger = Ledger.open(postgres.empty());
        registry = Registry.open(mlflow.settings());
    }

    @AfterAll
    static void stop() throws Exception {
        registry.close();
        ledger.close();
        mlflow.close();
        postgres.close();
    }

    @Test
    void decidesInTheLedgerAndShowsItInMlflow() {
        Promotion promotion = new Promotion(ledger, registry);
        ModelVersion first = version("cells", "e1");
        ModelVersion second = version("cells", "e2");

        promotion.promote(first, Optional.empty(), "ann", "the first");
        promotion.promote(second, Optional.of(first.number()), "ann", "better");
        promotion.promote(second, Optional.of(first.number()), "ann", "better, said twice");

        assertThat(ledger.assignments().production("cells")).hasValueSatisfying(assignment -> {
            assertThat(assignment.version()).isEqualTo(second.number());
            assertThat(assignment.sequence()).isEqualTo(2);
        });
        assertThat(registry.aliased("cells", "production"))
                .hasValueSatisfying(found -> assertThat(found.number()).isEqualTo(second.number()));
        assertThat(registry.aliased("cells", "previous"))
                .hasValueSatisfying(found -> assertThat(found.number()).isEqualTo(first.number()));
        assertThat(registry.version("cells", second.number()).stage()).isEqualTo("Production");
        assertThat(registry.version("cells", first.number()).stage()).isEqualTo("Archived");
    }

    @Test
    void refusesAChallengerWhoseChampionIsGone() {
        Promotion promotion = new Promotion(ledger, registry);
        ModelVersion first = version("leaves", "e1");
        ModelVersion second = version("leaves", "e2");
        ModelVersion third = version("leaves", "e3");
        promotion.promote(first, Optional.empty(), "ann", "the first");
        promotion.promote(second, Optional.of(first.number()), "ann", "better");

        assertThatThrownBy(() -> promotion.promote(third, Optional.of(first.number()), "ben", "better"))
                .isInstanceOf(ChampionChangedException.class)
                .hasMessageContaining("leaves v3 was weighed against v1, but v2 is in production now");
        assertThat(ledger.assignments().production("leaves"))
                .hasValueSatisfying(a -> assertThat(a.version()).isEqualTo(second.number()));
    }

    private static ModelVersion version(String project, String execution) {
        return registry.version(project, registry.run(project, execution, Map.of()), "bundle");
    }
}
