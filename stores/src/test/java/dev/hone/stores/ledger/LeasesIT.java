package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.ledger.Verdict.Outcome;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.real.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeasesIT {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);

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
    void givesALeaseToOneAndTellsTheOtherWhoHasIt() {
        assertThat(ledger.leases().take("one", "ann", LONG)).hasValueSatisfying(lease -> {
            assertThat(lease.holder()).isEqualTo("ann");
            assertThat(lease.token()).isEqualTo(1);
        });
        assertThat(ledger.leases().take("one", "ben", LONG)).isEmpty();
        assertThat(ledger.leases().holder("one"))
                .hasValueSatisfying(lease -> assertThat(lease.holder()).isEqualTo("ann"));
        assertThat(ledger.leases().holder("another")).isEmpty();
    }

    @Test
    void tellsAllThatAHolderHas() {
        ledger.leases().take("train seeds", "cleo", LONG);
        ledger.leases().take("train cells", "cleo", LONG);
        ledger.leases().take("train leaves", "dan", LONG);

        assertThat(ledger.leases().of("cleo")).extracting(Lease::name).containsExactly("train cells", "train seeds");
        ledger.leases().release("train cells", "cleo");
        assertThat(ledger.leases().of("cleo")).extracting(Lease::name).containsExactly("train seeds");
    }

    @Test
    void letsOneOfManyThrough() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<Future<Optional<Lease>>> tries = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String holder = "holder " + i;
                tries.add(pool.submit(() -> ledger.leases().take("race", holder, LONG)));
            }
            List<Lease> won = new ArrayList<>();
            for (Future<Optional<Lease>> attempt : tries) {
                attempt.get().ifPresent(won::add);
            }
            assertThat(won).containsExactly(ledger.leases().holder("race").orElseThrow());
        }
    }

    @Test
    void givesAReleasedLeaseToTheNextWithAHigherToken() {
        Lease first = ledger.leases().take("released", "ann", LONG).orElseThrow();
        ledger.leases().release(first);
        assertThat(ledger.leases().holder("released")).isEmpty();
        assertThat(ledger.leases().renew(first, LONG)).isFalse();

        Lease second = ledger.leases().take("released", "ben", LONG).orElseThrow();
        assertThat(second.token()).isGreaterThan(first.token());
        ledger.leases().release(first);
        assertThat(ledger.leases().holder("released")).contains(second);
    }

    @Test
    void renewsALeaseThatIsHeld() {
        Lease lease =
                ledger.leases().take("renewed", "ann", Duration.ofMinutes(1)).orElseThrow();
        assertThat(ledger.leases().renew(lease, LONG)).isTrue();
        assertThat(ledger.leases().holder("renewed")).hasValueSatisfying(held -> {
            assertThat(held.token()).isEqualTo(lease.token());
            assertThat(held.until()).isAfter(lease.until());
        });
    }

    @Test
    void renewsAndReleasesAllThatAHolderHasWhateverTheTokens() {
        Duration minute = Duration.ofMinutes(1);
        Lease hers = ledger.leases().take("hers", "dora", minute).orElseThrow();
        Lease another = ledger.leases().take("another of hers", "dora", minute).orElseThrow();
        Lease his = ledger.leases().take("his", "emil", minute).orElseThrow();

        ledger.leases().renewAll("dora", LONG);

        assertThat(ledger.leases().holder("hers").orElseThrow().until()).isAfter(hers.until());
        assertThat(ledger.leases().holder("another of hers").orElseThrow().until())
                .isAfter(another.until());
        assertThat(ledger.leases().holder("his")).contains(his);
        ledger.leases().release("hers", "emil");
        assertThat(ledger.leases().holder("hers")).isPresent();
        ledger.leases().release("hers", "dora");
        assertThat(ledger.leases().holder("hers")).isEmpty();
        ledger.leases().renewAll("dora", LONG);
        assertThat(ledger.leases().holder("hers")).isEmpty();
    }

    @Test
    void givesAHolderItsLeaseAnewAndLetsItsFirstTryWriteNoMore() {
        Lease first = ledger.leases().take("again", "ann", LONG).orElseThrow();
        Lease second = ledger.leases().take("again", "ann", LONG).orElseThrow();

        assertThatThrownBy(() -> ledger.under(first).verdicts().insert(verdict("first try")))
                .isInstanceOf(LeaseLostException.class);
        ledger.under(second).verdicts().insert(verdict("second try"));
        assertThat(ledger.verdicts().find("cells", "first try")).isEmpty();
        assertThat(ledger.verdicts().find("cells", "second try")).isPresent();
    }

    @Test
    void letsAHolderThatWasPausedPastItsLeaseWriteNothing() throws Exception {
        Lease paused = ledger.leases().take("paused", "ann", SHORT).orElseThrow();
        Eventually.holds("over", () -> ledger.leases().holder("paused").isEmpty());
        assertThatThrownBy(() -> ledger.under(paused).verdicts().insert(verdict("paused")))
                .isInstanceOf(LeaseLostException.class)
                .hasMessage("ann lost the lease 'paused', which had token 1: its time is over, and nobody holds it");

        Lease taken = ledger.leases().take("paused", "ben", LONG).orElseThrow();
        assertThatThrownBy(() -> ledger.under(paused).verdicts().insert(verdict("paused")))
                .isInstanceOfSatisfying(
                        LeaseLostException.class, lost -> assertThat(lost.now()).contains(taken))
                .hasMessageContaining("ben holds it now, with token 2");
        assertThat(ledger.verdicts().find("cells", "paused")).isEmpty();
    }

    @Test
    void isNotTakenWhileItsHolderIsWriting() throws Exception {
        Lease lease =
                ledger.leases().take("writing", "ann", Duration.ofSeconds(1)).orElseThrow();
        try (Handle writing = Jdbi.open(LeasesIT::connect);
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            writing.begin();
            Leases.hold(writing, lease);
            Eventually.holds("over", () -> ledger.leases().holder("writing").isEmpty());
            Future<Optional<Lease>> taker = pool.submit(() -> ledger.leases().take("writing", "ben", LONG));
            Eventually.holds("the taker waits", LeasesIT::somebodyWaits);
            assertThat(taker).isNotDone();
            writing.commit();
            assertThat(taker.get())
                    .hasValueSatisfying(taken -> assertThat(taken.token()).isEqualTo(lease.token() + 1));
        }
    }

    private static boolean somebodyWaits() {
        try (Handle handle = Jdbi.open(LeasesIT::connect)) {
            return handle.createQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")
                            .mapTo(Integer.class)
                            .one()
                    > 0;
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                settings.url(), settings.user(), settings.password().value());
    }

    private static Verdict verdict(String execution) {
        return new Verdict(
                "cells",
                execution,
                "m",
                "r",
                1,
                null,
                Outcome.FIRST_MODEL,
                List.of(new Verdict.Reason("first_model", null, null, "it is the first")));
    }
}
