package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.ledger.KilledWrites.Write;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.real.PostgresServer;
import dev.hone.stores.real.Rounds;
import dev.hone.stores.transfers.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL is killed while every kind of write goes on; what broke off is repeated, and all is as if it had run once. */
class KilledLedgerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private PostgresServer server;

    @BeforeEach
    void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void isAsIfEachWriteHadRunOnce() throws Exception {
        Random random = new Random(1);
        for (int round = 0; round < Rounds.of(20); round++) {
            LedgerSettings settings = server.empty();
            try (Ledger ledger = Ledger.open(settings)) {
                List<Write> writes = KilledWrites.of(ledger);
                List<Integer> brokenOff = killAmid(writes, random.nextInt(50));
                for (int i = 0; i < writes.size(); i++) {
                    repeat(writes.get(i), brokenOff.get(i));
                }
            }
        }
    }

    @Test
    void isMigratedByTheNextWhenAMigrationBreaksOff() throws Exception {
        Random random = new Random(2);
        for (int round = 0; round < Rounds.of(20); round++) {
            LedgerSettings settings = server.empty();
            try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
                Future<?> opening = pool.submit(() -> Ledger.open(settings).close());
                Eventually.holds("migrating", () -> opening.isDone() || migrations(settings) > 0);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
                server.kill();
                server.restart();
            }
            try (Ledger ledger = Ledger.open(settings)) {
                assertThat(ledger.projects().all()).isEmpty();
            }
            assertThat(count(settings, "SELECT count(*) - count(DISTINCT version) FROM flyway_schema_history"))
                    .isZero();
        }
    }

    /** As a job does, which would fail otherwise. */
    @Test
    void isWaitedForByWhoeverHasThePatience() throws Exception {
        LedgerSettings settings = server.empty();
        try (Ledger ledger = Ledger.open(settings, Patience.LONG);
                ExecutorService pool = Executors.newFixedThreadPool(2)) {
            server.kill();
            Future<Integer> opening = pool.submit(() -> {
                try (Ledger another = Ledger.open(settings, Patience.LONG)) {
                    return another.projects().all().size();
                }
            });
            assertThatThrownBy(() -> Ledger.open(settings)).isInstanceOf(LedgerException.class);
            assertThat(opening).isNotDone();
            server.restart();

            assertThat(opening.get()).isZero();
            Eventually.holds("connections from before are found dead", () -> isAnswered(ledger));
        }
    }

    private static boolean isAnswered(Ledger ledger) {
        try {
            return ledger.projects().all().isEmpty();
        } catch (LedgerException e) {
            return false;
        }
    }

    /** Lets all writes go on until the server is killed under them, and tells the number that each could not do. */
    private List<Integer> killAmid(List<Write> writes, int millis) throws Exception {
        List<Integer> brokenOff = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(writes.size())) {
            List<Future<Integer>> running = new ArrayList<>();
            writes.forEach(write -> running.add(pool.submit(write::untilItFails)));
            try {
                Eventually.holds(
                        "all at work",
                        PATIENCE,
                        () -> writes.stream().allMatch(write -> write.done() > 2)
                                || running.stream().anyMatch(Future::isDone));
                TimeUnit.MILLISECONDS.sleep(millis);
            } finally {
                server.kill();
            }
            for (Future<Integer> write : running) {
                brokenOff.add(write.get());
            }
        }
        server.restart();
        return brokenOff;
    }

    private static void repeat(Write write, int number) throws Exception {
        // connections from before are found dead one by one
        Eventually.holds(write.name() + " again", PATIENCE, () -> {
            try {
                write.once().accept(number);
                return true;
            } catch (LedgerException e) {
                return false;
            }
        });
        write.once().accept(number);
        assertThat(write.found().getAsLong())
                .as(write.name())
                .isEqualTo(write.expected().applyAsLong(number + 1));
    }

    private static int migrations(LedgerSettings settings) {
        try {
            return count(settings, "SELECT count(*) FROM flyway_schema_history");
        } catch (RuntimeException e) {
            return 0;
        }
    }

    private static int count(LedgerSettings settings, String query) {
        return Jdbi.create(settings.url(), settings.user(), settings.password().value())
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }
}
