package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.Assignments.Beside;
import dev.hone.stores.ledger.Assignments.Change;
import dev.hone.stores.ledger.TrainingRequest.Reason;
import dev.hone.stores.real.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionsIT {
    private static PostgresServer server;

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
        ledger = Ledger.open(server.empty());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void knowsWhatWasInProductionWhyByWhomAndOnWhichData() {
        ledger.lineages().insert(new Lineage("cells", 1, "run1", "manifest1", 3, "e1"));
        Instant before = Instant.now();
        change(1, 0);
        change(2, 1);

        List<Promoted> history = ledger.promotions().history("cells");
        assertThat(history).extracting(Promoted::version).containsExactly(2, 1);
        assertThat(history.getLast()).satisfies(first -> {
            assertThat(first.manifest()).isEqualTo("manifest1");
            assertThat(first.by()).isEqualTo("ann");
            assertThat(first.reason()).isEqualTo("better");
            assertThat(first.before()).isNull();
            assertThat(first.token()).isNull();
        });
        assertThat(history.getFirst().manifest()).isNull();
        assertThat(ledger.promotions().at("cells", history.getLast().at()))
                .hasValueSatisfying(then -> assertThat(then.version()).isEqualTo(1));
        assertThat(ledger.promotions().at("cells", history.getFirst().at()))
                .hasValueSatisfying(then -> assertThat(then.version()).isEqualTo(2));
        assertThat(ledger.promotions().at("cells", before.minusSeconds(60))).isEmpty();
    }

    @Test
    void writesDownTheTokenThatAPromotionWasMadeUnder() {
        Lease lease =
                ledger.leases().take("train cells", "e1", Duration.ofMinutes(1)).orElseThrow();
        assertThat(ledger.under(lease).assignments().change(new Change("cells", 1, "run1", 0, "ann", "better")))
                .isPresent();
        assertThat(ledger.promotions().history("cells"))
                .singleElement()
                .satisfies(promoted -> assertThat(promoted.token()).isEqualTo(lease.token()));

        ledger.leases().release(lease);
        assertThatThrownBy(() ->
                        ledger.under(lease).assignments().change(new Change("cells", 2, "run2", 1, "ann", "better")))
                .isInstanceOf(LeaseLostException.class);
        assertThat(ledger.assignments().production("cells"))
                .hasValueSatisfying(now -> assertThat(now.version()).isEqualTo(1));
    }

    @Test
    void keepsABlockedVersionOutUntilSomebodyLiftsIt() {
        change(1, 0);
        change(2, 1);
        ledger.assignments().replace(new Change("cells", 1, "run1", 2, "ben", "it is blind", Promoted.Kind.ROLLBACK));

        assertThat(ledger.blockedVersions().all("cells")).singleElement().satisfies(blocked -> {
            assertThat(blocked.version()).isEqualTo(2);
            assertThat(blocked.reason()).isEqualTo("it is blind");
        });
        assertThatThrownBy(() -> change(2, 3))
                .isInstanceOf(BlockedVersionException.class)
                .hasMessageContainingAll("cells v2", "ben", "it is blind");
        assertThat(ledger.promotions().history("cells")).hasSize(3);
        assertThat(ledger.promotions().previous("cells")).isEmpty();

        assertThat(ledger.blockedVersions().lift("cells", 2, "ann")).isTrue();
        assertThat(ledger.blockedVersions().lift("cells", 2, "ann")).isFalse();
        assertThat(ledger.promotions().previous("cells")).contains(2);
        assertThat(change(2, 3)).isPresent();
        assertThat(ledger.audit().newest("cells", 10)).singleElement().satisfies(entry -> {
            assertThat(entry.by()).isEqualTo("ann");
            assertThat(entry.action()).isEqualTo("lift");
        });
    }

    @Test
    void blocksNothingWhenSomebodyElseChangedProductionFirst() {
        change(1, 0);
        change(2, 1);
        assertThat(ledger.assignments()
                        .replace(new Change("cells", 1, "run1", 1, "ben", "late", Promoted.Kind.ROLLBACK)))
                .isEmpty();
        assertThat(ledger.blockedVersions().all("cells")).isEmpty();
    }

    @Test
    void asksShadowsAndVariantsBesideProduction() {
        change(1, 0);
        ledger.assignments().put(new Beside("cells", 2, "run2", ModelRole.SHADOW, 1, "ann"));
        ledger.assignments().put(new Beside("cells", 3, "run3", ModelRole.VARIANT, 0.2, "ann"));
        ledger.assignments().put(new Beside("cells", 3, "run3", ModelRole.VARIANT, 0.3, "ben"));
        assertThat(ledger.assignments().of("cells"))
                .extracting(Assignment::role, Assignment::version, Assignment::share)
                .containsExactly(
                        tuple(ModelRole.PRODUCTION, 1, 1.0),
                        tuple(ModelRole.SHADOW, 2, 1.0),
                        tuple(ModelRole.VARIANT, 3, 0.3));
        assertThatThrownBy(
                        () -> ledger.assignments().put(new Beside("cells", 4, "run4", ModelRole.VARIANT, 0.7, "ann")))
                .isInstanceOf(UnusableShareException.class);
        assertThatThrownBy(() -> new Beside("cells", 4, "run4", ModelRole.SHADOW, 0, "ann"))
                .isInstanceOf(UnusableShareException.class);

        change(3, 1);
        ledger.assignments().remove("cells", 2, ModelRole.SHADOW);
        assertThat(ledger.assignments().of("cells")).singleElement().satisfies(production -> {
            assertThat(production.version()).isEqualTo(3);
            assertThat(production.share()).isEqualTo(1);
        });
    }

    @Test
    void joinsRequestsForTrainingInTheExecutionThatAnswersThem() {
        TrainingRequests requests = ledger.trainingRequests();
        requests.ask("cells", Reason.SCHEDULE, "every Sunday", "flow train");
        requests.ask("cells", Reason.PERSON, "new slides", "ann");
        requests.ask("cells", Reason.PERSON, "new slides", "ann");
        requests.ask("leaves", Reason.DRIFT, "autumn", "flow monitor");

        assertThat(requests.admit("cells", "e1"))
                .extracting(TrainingRequest::by)
                .containsExactly("flow train", "ann");
        assertThat(requests.admit("cells", "e1")).hasSize(2);
        assertThat(requests.admit("cells", "e2")).isEmpty();
        assertThat(requests.open("cells")).isEmpty();
        assertThat(requests.open("leaves")).extracting(TrainingRequest::reason).containsExactly(Reason.DRIFT);
    }

    @Test
    void tellsWhatVersionsWereMadeOf() {
        Lineage first = new Lineage("cells", 1, "run1", "m1", null, "e1");
        Lineage second = new Lineage("cells", 2, "run2", "m2", 4, "e2");
        ledger.lineages().insert(first);
        ledger.lineages().insert(second);
        ledger.lineages().insert(new Lineage("cells", 2, "run2", "m3", 4, "e2"));
        assertThat(ledger.lineages().find("cells", 2)).contains(second);
        assertThat(ledger.lineages().all("cells")).containsExactly(first, second);
        assertThat(ledger.lineages().all("leaves")).isEmpty();
    }

    @Test
    void keepsUsersWithoutTheirPasswords() {
        String hash = PasswordHash.of(new Secret("correct horse"));
        ledger.users().keep("ann", Role.OPERATE, hash, "admin");
        assertThat(ledger.users().find("ann")).hasValueSatisfying(user -> {
            assertThat(user.hash()).doesNotContain("correct horse");
            assertThat(PasswordHash.matches(user.hash(), new Secret("correct horse")))
                    .isTrue();
            assertThat(PasswordHash.matches(user.hash(), new Secret("Correct horse")))
                    .isFalse();
        });
        assertThat(ledger.users().end("ann")).isTrue();
        assertThat(ledger.users().end("ann")).isFalse();
        assertThat(ledger.users().find("ann")).isEmpty();
        assertThat(ledger.users().all()).extracting(User::name).containsExactly("ann");
    }

    private Optional<Assignment> change(int version, long expected) {
        return ledger.assignments().change(new Change("cells", version, "run" + version, expected, "ann", "better"));
    }
}
