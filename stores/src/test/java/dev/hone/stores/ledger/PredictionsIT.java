package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.pictures.Sha256;
import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.ledger.LedgerException.Kind;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.real.PostgresServer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PredictionsIT {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private static PostgresServer server;
    private static LedgerSettings settings;
    private static Ledger ledger;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
        settings = server.empty();
        ledger = Ledger.open(settings);
    }

    @AfterAll
    static void stop() throws Exception {
        ledger.close();
        server.close();
    }

    @Test
    void keepsWhatAVersionWasAskedFor() {
        Prediction shadow = new Prediction(
                "shadow",
                "cells",
                2,
                "digest",
                "monocyte",
                Map.of("monocyte", 0.9, "ein \"Wort\" 数", 0.1),
                7.5,
                NOW,
                ModelRole.SHADOW,
                4,
                "slide 7");
        ledger.predictions().insert(List.of(shadow, shadow, prediction("usual", NOW)));
        assertThat(ledger.predictions().find("shadow")).contains(shadow);
        assertThat(ledger.predictions().find("usual")).contains(prediction("usual", NOW));
    }

    @Test
    void keepsPredictionsOfAnyTimeInATableOfTheirMonth() {
        Instant old = Instant.parse("1999-12-31T23:59:59.999Z");
        Instant next = Instant.parse("2000-01-01T00:00:00Z");
        Instant far = Instant.parse("2077-07-07T07:07:07Z");
        ledger.predictions().insert(List.of(prediction("old", old), prediction("next", next), prediction("far", far)));
        ledger.predictions().insert(List.of(prediction("old", old), prediction("again", far)));

        assertThat(ledger.predictions().find("old")).contains(prediction("old", old));
        assertThat(tables()).contains("prediction_1999_12", "prediction_2000_01", "prediction_2077_07");
        assertThat(rows("prediction_1999_12")).isEqualTo(1);
        assertThat(rows("prediction_2077_07")).isEqualTo(2);
    }

    @Test
    void makesTheMonthsToComeWhenItIsOpened() {
        YearMonth month = YearMonth.now(ZoneOffset.UTC);
        for (int ahead = 0; ahead <= 2; ahead++) {
            String name = month.plusMonths(ahead).toString().replace('-', '_');
            assertThat(tables()).contains("prediction_" + name, "embedding_" + name);
        }
    }

    @Test
    void keepsEmbeddingsInHalfPrecision() {
        float[] numbers = {0, 1, -2.5f, 0.333251953125f, 65504};
        Embedding embedding = Embedding.of(prediction("seen", NOW), numbers);
        ledger.embeddings().insert(List.of(embedding));
        ledger.embeddings().insert(List.of(embedding));
        assertThat(ledger.embeddings().between("cells", 1, NOW, NOW.plusMillis(1)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.prediction()).isEqualTo("seen");
                    assertThat(found.numbers()).containsExactly(numbers);
                });
        assertThat(ledger.embeddings().between("cells", 2, NOW, NOW.plusMillis(1)))
                .isEmpty();
    }

    @Test
    void samplesTheShareThatWasAskedFor() {
        long sampled = IntStream.range(0, 20_000)
                .filter(i -> Embeddings.sampled(digest(i), 0.1))
                .count();
        assertThat(sampled).isBetween(1_800L, 2_200L);
        assertThat(Embeddings.sampled("f".repeat(64), 0)).isFalse();
        assertThat(Embeddings.sampled("f".repeat(64), 1)).isTrue();
    }

    @Test
    void keepsNothingThatIsSaidOfAnErasedPicture() {
        Prediction erased = of(digest(1));
        Prediction other = of(digest(2));
        ledger.erasedPictures().insert(new ErasedPicture("cells", digest(1), NOW, "ann"));
        ledger.predictions().insert(List.of(erased, other));
        ledger.embeddings()
                .insert(List.of(Embedding.of(erased, new float[] {1}), Embedding.of(other, new float[] {1})));

        assertThat(ledger.predictions().find(erased.id())).isEmpty();
        assertThat(ledger.predictions().find(other.id())).contains(other);
        assertThat(ledger.embeddings().remove("cells", digest(1))).isZero();
        assertThat(ledger.embeddings().remove("cells", digest(2))).isOne();
    }

    @Test
    void anErasureWaitsForWhatIsBeingWritten() throws Exception {
        Prediction written = of(digest(3));
        ledger.predictions().insert(List.of(written));
        try (ExecutorService pool = Executors.newSingleThreadExecutor();
                Handle writer = jdbi().open()) {
            writer.begin();
            writer.execute(
                    "INSERT INTO prediction SELECT 'late', project, project_version, version, role, picture, predicted,"
                            + " probabilities, millis, at FROM prediction WHERE id = ?",
                    written.id());
            Future<Integer> erasure = pool.submit(() -> {
                ledger.erasedPictures().insert(new ErasedPicture("cells", digest(3), NOW, "ann"));
                return ledger.predictions().remove("cells", digest(3));
            });
            Eventually.holds("it waits", () -> waiting() == 1);
            writer.commit();
            assertThat(erasure.get()).isEqualTo(2);
        }
    }

    @Test
    void refusesEverythingWhileItsServerIsKilledAndTakesItAfterwards() throws Exception {
        server.kill();
        assertThatThrownBy(() -> ledger.judgements().insert(List.of(judgement())))
                .isInstanceOfSatisfying(
                        LedgerException.class, away -> assertThat(away.kind()).isEqualTo(Kind.UNREACHABLE));
        server.restart();
        ledger.judgements().insert(List.of(judgement()));
        assertThat(ledger.judgements().newest("cells", "digest")).contains(judgement());
    }

    private static List<String> tables() {
        return jdbi().withHandle(handle -> handle.createQuery("SELECT tablename FROM pg_tables")
                .mapTo(String.class)
                .list());
    }

    private static int rows(String table) {
        return jdbi().withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }

    /** How many wait for a lock on a table. */
    private static int waiting() {
        return jdbi().withHandle(handle -> handle.createQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")
                .mapTo(Integer.class)
                .one());
    }

    private static Jdbi jdbi() {
        return Jdbi.create(settings.url(), settings.user(), settings.password().value());
    }

    private static Prediction prediction(String id, Instant at) {
        return new Prediction(
                id, "cells", 1, "digest", "monocyte", Map.of("monocyte", 1.0), 1, at, ModelRole.PRODUCTION, null, null);
    }

    private static String digest(int number) {
        return Sha256.hex(new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)});
    }

    private static Prediction of(String picture) {
        return new Prediction(
                "of " + picture, "cells", 1, picture, "a", Map.of("a", 1.0), 1, NOW, ModelRole.PRODUCTION, 1, null);
    }

    private static Judgement judgement() {
        return new Judgement(
                "01A",
                "cells",
                "digest",
                Judgement.Kind.CORRECT,
                "basophil",
                "ann",
                NOW,
                Judgement.Via.API,
                "p",
                null,
                false);
    }
}
