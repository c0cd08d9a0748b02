package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Judgements.Found;
import dev.hone.stores.real.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever looks after a house asks of the ledger. */
class LookingAfterIT {
    private static final LocalDate DAY = LocalDate.parse("2026-06-15");
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    private static PostgresServer server;

    private LedgerSettings settings;
    private Ledger ledger;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() {
        settings = server.empty();
        ledger = Ledger.open(settings);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void findsInTheAuditByWhoWhatAndWhen() {
        Audit audit = ledger.audit();
        audit.append("Ann", "account", Optional.empty(), "one");
        audit.append("bob", "promote", Optional.of("cells"), "two");
        audit.append("ann", "promote", Optional.of("leaves"), "three");

        assertThat(details(AuditFilter.ALL)).containsExactly("three", "two", "one");
        assertThat(details(new AuditFilter("an", "", "", null, null))).containsExactly("three", "one");
        assertThat(details(new AuditFilter("%", "", "", null, null))).isEmpty();
        assertThat(details(new AuditFilter("", "promote", "", null, null))).containsExactly("three", "two");
        assertThat(details(new AuditFilter("", "", "cells", null, null))).containsExactly("two");
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        assertThat(details(new AuditFilter("", "", "", soon, null))).isEmpty();
        assertThat(details(new AuditFilter("", "", "", null, soon))).hasSize(3);
        assertThat(audit.actions()).containsExactly("account", "promote");
    }

    @Test
    void pagesTheAuditFromTheNewestOn() {
        for (int i = 0; i < 5; i++) {
            ledger.audit().append("ann", "note", Optional.empty(), String.valueOf(i));
        }
        List<AuditEntry> first = ledger.audit().find(AuditFilter.ALL, Long.MAX_VALUE, 2);
        ledger.audit().append("ann", "note", Optional.empty(), "meanwhile");

        assertThat(first).extracting(AuditEntry::detail).containsExactly("4", "3");
        assertThat(ledger.audit().find(AuditFilter.ALL, first.getLast().id(), 2))
                .extracting(AuditEntry::detail)
                .containsExactly("2", "1");
    }

    @Test
    void anEmptyAuditHasNoActions() {
        assertThat(ledger.audit().actions()).isEmpty();
    }

    @Test
    void addsUpADayWithoutItsShadows() {
        for (int i = 1; i <= 100; i++) {
            answer("a" + i, NOON.plusSeconds(i), i, ModelRole.PRODUCTION);
        }
        answer("shadow", NOON, 1000, ModelRole.SHADOW);
        answer("before", Instant.parse("2026-06-14T23:59:59Z"), 1000, ModelRole.PRODUCTION);
        answer("after", Instant.parse("2026-06-16T00:00:00Z"), 1000, ModelRole.PRODUCTION);
        PredictionDays days = ledger.predictionDays();

        PredictionDay sum = days.sum("cells", DAY);

        assertThat(sum.day()).isEqualTo(DAY);
        assertThat(sum.answers()).isEqualTo(100);
        assertThat(sum.median()).isEqualTo(50.5);
        assertThat(sum.slow()).isBetween(95.0, 96.0);
        assertThat(days.from("cells", DAY)).isEmpty();
        days.keep("cells", sum);
        days.keep("cells", sum);
        assertThat(days.from("cells", DAY)).containsExactly(sum);
        assertThat(days.from("cells", DAY.plusDays(1))).isEmpty();
        assertThat(days.sum("leaves", DAY)).satisfies(none -> {
            assertThat(none.answers()).isZero();
            assertThat(none.median()).isNull();
        });
        assertThat(ledger.predictions().classes("cells", NOON)).containsExactly(Map.entry("monocyte", 101L));
    }

    @Test
    void tellsWhatWasFoundOfAnswersDayByDay() {
        say(1, "p1", Kind.CONFIRM, NOON, true);
        say(2, "p2", Kind.CORRECT, NOON, false);
        say(3, "p3", Kind.CONFIRM, NOON, true);
        say(4, "p3", Kind.CORRECT, NOON.plus(Duration.ofDays(1)), true);
        say(5, "p4", Kind.CONFIRM, NOON, true);
        say(6, "p4", Kind.WITHDRAW, NOON.plusSeconds(1), true);

        assertThat(ledger.judgements().found("cells", NOON.minusSeconds(1)))
                .containsExactly(new Found(DAY, 1, 1, 1, 0), new Found(DAY.plusDays(1), 0, 1, 0, 1));
        assertThat(ledger.judgements().kinds())
                .extracting(Judgements.Kinds::project, Judgements.Kinds::kind, Judgements.Kinds::judgements)
                .containsExactlyInAnyOrder(
                        tuple("cells", Kind.CONFIRM, 3L),
                        tuple("cells", Kind.CORRECT, 2L),
                        tuple("cells", Kind.WITHDRAW, 1L));
    }

    @Test
    void remembersSinceWhenAReplicaAnswersWithItsVersion() {
        ledger.instances().report(List.of(new Instance("a", "cells", 1, null, null, null)));
        Jdbi.create(settings.url(), settings.user(), settings.password().value())
                .useHandle(handle -> handle.execute(
                        "UPDATE instance SET since = now() - INTERVAL '1 day', seen = now() - INTERVAL '1 hour'"));
        Instant dayAgo = Instant.now().minus(Duration.ofHours(23));
        assertThat(replicas()).singleElement().satisfies(replica -> {
            assertThat(replica.alive()).isFalse();
            assertThat(replica.since()).isBefore(dayAgo);
        });

        ledger.instances().report(List.of(new Instance("a", "cells", 1, 2, "it lies", null)));
        assertThat(replicas()).singleElement().satisfies(replica -> {
            assertThat(replica.alive()).isTrue();
            assertThat(replica.since()).isBefore(dayAgo);
            assertThat(replica.reason()).isEqualTo("it lies");
        });

        ledger.instances().report(List.of(new Instance("a", "cells", 2, null, null, null)));
        assertThat(replicas()).singleElement().satisfies(replica -> {
            assertThat(replica.version()).isEqualTo(2);
            assertThat(replica.since()).isAfter(dayAgo);
        });
    }

    @Test
    void tellsTheSizesOfItsTablesWithTheirMonths() {
        answer("a", NOON, 1, ModelRole.PRODUCTION);

        assertThat(ledger.databaseFacts().sizes())
                .extracting(DatabaseFacts.TableSize::name)
                .contains("prediction", "audit", "api_key")
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.startsWith("prediction_2"));
        assertThat(ledger.databaseFacts().sizes())
                .filteredOn(table -> table.name().equals("prediction"))
                .allMatch(table -> table.bytes() > 0);
        assertThat(ledger.databaseFacts().version()).matches("\\d+\\..*");
    }

    private List<Replica> replicas() {
        return ledger.instances().heardOf(Duration.ofDays(7), Duration.ofMinutes(1));
    }

    private List<String> details(AuditFilter filter) {
        return ledger.audit().find(filter, Long.MAX_VALUE, 10).stream()
                .map(AuditEntry::detail)
                .toList();
    }

    private void answer(String id, Instant at, double millis, ModelRole role) {
        ledger.predictions()
                .insert(List.of(new Prediction(
                        id, "cells", 1, "digest", "monocyte", Map.of("monocyte", 1.0), millis, at, role, null, null)));
    }

    private void say(int number, String picture, Kind kind, Instant at, boolean sampled) {
        ledger.judgements()
                .insert(List.of(new Judgement(
                        "01J%05d".formatted(number),
                        "cells",
                        picture,
                        kind,
                        "monocyte",
                        "ann",
                        at,
                        Via.WEB,
                        "id-" + picture,
                        null,
                        sampled)));
    }
}
