package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.real.PostgresServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsIT {
    private static final String NONE = "none";
    private static final String PREVIOUS = "6";
    private static final Instant OLD = Instant.parse("2026-01-31T23:59:59.5Z");
    private static final Instant NEXT = Instant.parse("2026-02-01T00:00:00Z");

    private static PostgresServer server;
    private static LedgerSettings migrated;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
        migrated = server.empty();
        Ledger.open(migrated).close();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {NONE, PREVIOUS})
    void fillsAnEmptyLedgerAndOneOfThePreviousVersionOnce(String version) throws Exception {
        LedgerSettings settings = server.empty();
        if (!version.equals(NONE)) {
            migrate(settings, version);
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> starters = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                starters.add(pool.submit(() -> {
                    try (Ledger ledger = Ledger.open(settings)) {
                        return ledger.promotions().history("cells").size();
                    }
                }));
            }
            for (Future<Integer> starter : starters) {
                assertThat(starter.get()).isZero();
            }
        }
        assertThat(texts(settings, "SELECT version FROM flyway_schema_history WHERE success"))
                .doesNotHaveDuplicates()
                .contains("1", "6", "7", "25");
        assertThat(texts(settings, "SELECT 1 FROM flyway_schema_history WHERE NOT success"))
                .isEmpty();
    }

    @Test
    void keepsWhatThePreviousVersionWrote() {
        LedgerSettings settings = server.empty();
        migrate(settings, PREVIOUS);
        jdbi(settings)
                .useHandle(handle ->
                        handle.createScript("""
                        INSERT INTO prediction VALUES
                            ('old', 'cells', 1, 'digest', 'monocyte', '{"monocyte": 1.0}', 5, '%s'),
                            ('next', 'cells', 1, 'digest', 'monocyte', '{"monocyte": 1.0}', 5, '%s');
                        INSERT INTO judgement VALUES
                            ('01A', 'cells', 'digest', 'CORRECT', 'basophil', 'ann', '%s', 'API', 'old', NULL, false);
                        INSERT INTO verdict (project, execution, manifest, run, challenger, outcome, reasons) VALUES
                            ('cells', 'e1', 'm1', 'r1', 1, 'FIRST_MODEL', '["the first"]');
                        INSERT INTO promotion (project, sequence, version, run, by, reason) VALUES
                            ('cells', 1, 1, 'r1', 'execution e1', 'the first');
                        INSERT INTO assignment VALUES ('cells', 1, 'r1', 1, now(), 'execution e1');
                        """.formatted(OLD, NEXT, OLD)).execute());

        try (Ledger ledger = Ledger.open(settings)) {
            assertThat(ledger.predictions().find("old")).contains(prediction("old", OLD));
            assertThat(ledger.predictions().find("next")).contains(prediction("next", NEXT));
            assertThat(texts(settings, "SELECT id FROM prediction_2026_01")).containsExactly("old");
            assertThat(ledger.judgements().all("cells")).hasSize(1);
            assertThat(ledger.knownPictures().find("cells", "digest"))
                    .hasValueSatisfying(known -> assertThat(known.label()).isEqualTo("basophil"));
            assertThat(ledger.verdicts().find("cells", "e1"))
                    .hasValueSatisfying(verdict -> assertThat(verdict.words()).containsExactly("the first"));
            assertThat(ledger.assignments().production("cells")).hasValueSatisfying(production -> {
                assertThat(production.version()).isEqualTo(1);
                assertThat(production.role()).isEqualTo(ModelRole.PRODUCTION);
                assertThat(production.share()).isEqualTo(1);
            });
            assertThat(ledger.promotions().history("cells")).singleElement().satisfies(promoted -> {
                assertThat(promoted.manifest()).isEqualTo("m1");
                assertThat(promoted.kind()).isEqualTo(Promoted.Kind.DECIDED);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "judgement, UPDATE judgement SET label = 'x'",
        "judgement, DELETE FROM judgement",
        "judgement, TRUNCATE judgement",
        "promotion, UPDATE promotion SET by = 'x'",
        "promotion, DELETE FROM promotion",
        "promotion, TRUNCATE promotion",
        "audit, UPDATE audit SET by = 'x'",
        "audit, DELETE FROM audit",
        "audit, TRUNCATE audit",
    })
    void letsNobodyChangeWhatIsAppendOnly(String table, String statement) {
        assertThatThrownBy(() -> jdbi(migrated).useHandle(handle -> handle.execute(statement)))
                .hasMessageContaining("the table %s is append-only", table);
    }

    private static void migrate(LedgerSettings settings, String version) {
        Flyway.configure(Ledger.class.getClassLoader())
                .dataSource(settings.url(), settings.user(), settings.password().value())
                .locations("classpath:dev/hone/stores/ledger/migrations")
                .target(version)
                .load()
                .migrate();
    }

    private static List<String> texts(LedgerSettings settings, String query) {
        return jdbi(settings)
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    private static Jdbi jdbi(LedgerSettings settings) {
        return Jdbi.create(settings.url(), settings.user(), settings.password().value());
    }

    private static Prediction prediction(String id, Instant at) {
        return new Prediction(
                id, "cells", 1, "digest", "monocyte", Map.of("monocyte", 1.0), 5, at, ModelRole.PRODUCTION, null, null);
    }
}
