package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.Assignments.Beside;
import dev.hone.stores.ledger.Assignments.Change;
import dev.hone.stores.ledger.TrainingRequest.Reason;
import dev.hone.stores.ledger.Verdict.Outcome;
import dev.hone.stores.projects.Project;
import dev.hone.stores.real.PostgresServer;
import dev.hone.stores.real.StoreServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        ledger.lineages().insert(new Lineage("cells", 1, "run1", "manifest1", 3, "e1", null));
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
        assertThat(ledger.audit().has("cells", "lift")).isTrue();
        assertThat(ledger.audit().has("cells", "remove artifacts")).isFalse();
        assertThat(ledger.audit().has("other", "lift")).isFalse();
    }

    @Test
    void liftsABlockOnlyWithThePromotionThatItIsLiftedFor() {
        change(1, 0);
        change(2, 1);
        ledger.assignments().replace(new Change("cells", 1, "run1", 2, "ben", "it is blind", Promoted.Kind.ROLLBACK));

        assertThat(ledger.assignments().force(new Change("cells", 2, "run2", 2, "ann", "it was the lamp")))
                .isEmpty();
        assertThat(ledger.blockedVersions().find("cells", 2)).isPresent();

        assertThat(ledger.assignments().force(new Change("cells", 2, "run2", 3, "ann", "it was the lamp")))
                .hasValueSatisfying(now -> assertThat(now.version()).isEqualTo(2));
        assertThat(ledger.blockedVersions().find("cells", 2)).isEmpty();
        assertThat(ledger.audit().newest("cells", 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.by()).isEqualTo("ann"));
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
    void writesDownWhoAsksForATrainingAndWhatBecameOfIt() {
        TrainingRequests requests = ledger.trainingRequests();
        TrainingRequest weekly = requests.ask(wish(Reason.SCHEDULE, "e1"));
        TrainingRequest mine = requests.ask(wish(Reason.PERSON, "e2"));
        TrainingRequest late = requests.ask(wish(Reason.PERSON, "e3"));
        assertThat(requests.ask(wish(Reason.PERSON, "e2")).id()).isEqualTo(mine.id());

        ledger.trainings().admit(order("e1", ""), weekly);
        requests.answer(mine, "e1");
        requests.refuse(late, "it asks for nonsense");

        assertThat(requests.newest("cells", 10))
                .extracting(TrainingRequest::askedIn, TrainingRequest::execution, TrainingRequest::refusal)
                .containsExactly(
                        tuple("e3", null, "it asks for nonsense"), tuple("e2", "e1", null), tuple("e1", "e1", null));

        requests.answer(late, "e3");
        assertThat(requests.find("cells", "e3").orElseThrow().refusal())
                .as("it was restarted, and makes sense now")
                .isNull();
    }

    @Test
    void findsATrainingThatOthersCanShareOnceItHasPulledLaterThanTheyAsked() {
        Trainings trainings = ledger.trainings();
        Instant asked = Instant.now().minusSeconds(60);
        trainings.admit(order("e1", ""), ledger.trainingRequests().ask(wish(Reason.SCHEDULE, "e1")));
        assertThat(trainings.same(order("e2", ""), asked)).isEmpty();

        trainings.pulling("cells", "e1");
        trainings.pulled("cells", "e1", "m1");

        assertThat(trainings.same(order("e2", ""), asked))
                .extracting(Training::execution)
                .containsExactly("e1");
        assertThat(trainings.same(order("e2", "epochs=1"), asked)).isEmpty();
        assertThat(trainings.same(order("e2", ""), Instant.now().plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void knowsADataSetThatWasJudgedWithTheSameSettings() {
        Trainings trainings = ledger.trainings();
        trained("e1", "", "m1");
        trained("e2", "", "m1");
        assertThat(trainings.judged(trainings.find("cells", "e2").orElseThrow()))
                .isEmpty();

        ledger.verdicts().insert(new Verdict("cells", "e1", "m1", "r", 1, 2, Outcome.KEEP_CHAMPION, List.of()));

        assertThat(trainings.judged(trainings.find("cells", "e2").orElseThrow()))
                .hasValueSatisfying(earlier -> assertThat(earlier.execution()).isEqualTo("e1"));
        trained("e3", "", "m2");
        trained("e4", "epochs=1", "m1");
        assertThat(List.of("e1", "e3", "e4"))
                .allSatisfy(execution -> assertThat(trainings.judged(
                                trainings.find("cells", execution).orElseThrow()))
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_MODEL, , false",
        "PROMOTE, FAILED, false",
        "PROMOTE, KILLED, false",
        "PENDING, FAILED, false",
        "PENDING, ABANDONED, false",
        "PENDING, PENDING, true",
        "PENDING, KEPT, true",
        "WITHHELD, WITHHELD, true",
        "KEEP_CHAMPION, FAILED, true",
        "INSUFFICIENT_EVIDENCE, KEPT, true",
        "REFUSED, KEPT, true"
    })
    void dataWereJudgedWhenTheirVerdictNeedsNothingMore(Outcome verdict, Training.Outcome came, boolean judged) {
        Trainings trainings = ledger.trainings();
        trained("e1", "", "m1");
        ledger.verdicts().insert(new Verdict("cells", "e1", "m1", "r", 3, 2, verdict, List.of()));
        if (came != null) {
            trainings.end("cells", "e1", came, "it came to this");
        }
        trained("e2", "", "m1");
        Training next = trainings.find("cells", "e2").orElseThrow();

        assertThat(trainings.judged(next).isPresent()).isEqualTo(judged);

        change(3, 0);
        change(2, 1);
        assertThat(trainings.judged(next)).as("it was in production").isPresent();
    }

    @Test
    void aRestartedTrainingMayComeToSomethingElse() {
        Trainings trainings = ledger.trainings();
        for (Training.Outcome bad :
                List.of(Training.Outcome.FAILED, Training.Outcome.KILLED, Training.Outcome.ABANDONED)) {
            String execution = "e of " + bad;
            trained(execution, "", "m1");
            trainings.end("cells", execution, bad, "it did not go well");

            trainings.end("cells", execution, Training.Outcome.PENDING, "v2 waits");
            trainings.end("cells", execution, Training.Outcome.FAILED, "said late");

            assertThat(trainings.pending("cells").getFirst())
                    .extracting(Training::execution, Training::detail)
                    .containsExactly(execution, "v2 waits");
        }
    }

    @Test
    void givesUpATrainingThatDidNotEndWhenAnotherBegins() {
        Trainings trainings = ledger.trainings();
        trained("e1", "", "m1");
        trained("e2", "", "m1");
        trainings.end("cells", "e2", Training.Outcome.PENDING, "v2 waits");
        assertThat(trainings.pending("cells")).extracting(Training::execution).containsExactly("e2");

        trainings.settle("cells", "e2", Training.Outcome.PROMOTED, "ann likes v2");

        assertThat(trainings.newest("cells", 10))
                .extracting(Training::execution, Training::outcome, Training::detail)
                .containsExactly(
                        tuple("e2", Training.Outcome.PROMOTED, "ann likes v2"),
                        tuple("e1", Training.Outcome.ABANDONED, "nobody has heard of it any more"));
        assertThat(trainings.pending("cells")).isEmpty();
    }

    @Test
    void tellsWhatVersionsWereMadeOf() {
        Lineage first = new Lineage("cells", 1, "run1", "m1", null, "e1", null);
        Lineage second = new Lineage("cells", 2, "run2", "m2", 4, "e2", 1);
        ledger.lineages().insert(first);
        ledger.lineages().insert(second);
        ledger.lineages().insert(new Lineage("cells", 2, "run2", "m3", 4, "e2", null));
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

    @Test
    void knowsAProjectAtEachOfItsVersions() {
        Project cells = StoreServers.CELLS;
        Project renamed = new Project("cells", "Blood", cells.classes(), null, null, null, null, null);
        ledger.projects().apply(cells, "ann");
        ledger.projects().apply(renamed, "ben");

        assertThat(ledger.projects().at("cells", 1)).contains(new VersionedProject(cells, 1));
        assertThat(ledger.projects().at("cells", 3)).isEmpty();
        assertThat(ledger.projects().newest("cells")).isEqualTo(new VersionedProject(renamed, 2));
        assertThatThrownBy(() -> ledger.projects().newest("cels"))
                .isInstanceOf(UnknownProjectException.class)
                .hasMessageContaining("no project is named 'cels'; there are: cells");
    }

    private void trained(String execution, String settings, String manifest) {
        ledger.trainings()
                .admit(order(execution, settings), ledger.trainingRequests().ask(wish(Reason.PERSON, execution)));
        ledger.trainings().pulling("cells", execution);
        ledger.trainings().pulled("cells", execution, manifest);
    }

    private static TrainingRequests.Wish wish(Reason reason, String execution) {
        return new TrainingRequests.Wish("cells", reason, "new slides", "ann", Instant.now(), execution);
    }

    private static Trainings.Order order(String execution, String settings) {
        return new Trainings.Order("cells", execution, settings, Training.Wants.YES, false, 1, "1.0");
    }

    private Optional<Assignment> change(int version, long expected) {
        return ledger.assignments().change(new Change("cells", version, "run" + version, expected, "ann", "better"));
    }
}
