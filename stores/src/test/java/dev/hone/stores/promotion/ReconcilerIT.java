package dev.hone.stores.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Assignments.Change;
import dev.hone.stores.ledger.Promoted;
import dev.hone.stores.promotion.Mend.Kind;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Tag("mlflow")
class ReconcilerIT {
    private static PromotionServers all;

    private PromotionServers servers;
    private Promotion promotion;
    private Reconciler reconciler;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        all = PromotionServers.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        all.close();
    }

    /** A look at other tests' projects would only take time. */
    @BeforeEach
    void open() {
        servers = all.withEmptyLedger();
        promotion = new Promotion(servers.ledger(), servers.registry());
        reconciler = new Reconciler(servers.ledger(), servers.registry(), "first");
    }

    @AfterEach
    void close() {
        servers.ledger().close();
    }

    @Test
    void followsAPersonWhoMovesTheStage() {
        List<ModelVersion> versions = promoted("stage", 2);
        servers.registry().stage(versions.getFirst(), Stage.PRODUCTION);

        assertThat(mend("stage")).hasValueSatisfying(mend -> {
            assertThat(mend.kind()).isEqualTo(Kind.FOLLOWED);
            assertThat(mend.version()).isEqualTo(1);
        });
        servers.assertShown("stage", 1, 2);
        assertThat(promotion.history("stage").getFirst()).satisfies(promoted -> {
            assertThat(promoted.kind()).isEqualTo(Promoted.Kind.EXTERNAL);
            assertThat(promoted.reason()).isEqualTo("somebody moved the stage to v1 in MLflow");
            assertThat(promoted.before()).isEqualTo(2);
        });
        assertThat(mend("stage")).isEmpty();
    }

    @Test
    void followsAPersonWhoMovesTheAlias() {
        List<ModelVersion> versions = promoted("alias", 2);
        servers.registry().alias("production", versions.getFirst());

        assertThat(mend("alias"))
                .hasValueSatisfying(mend -> assertThat(mend.kind()).isEqualTo(Kind.FOLLOWED));
        servers.assertShown("alias", 1, 2);
        assertThat(promotion.history("alias").getFirst().reason())
                .isEqualTo("somebody moved the alias to v1 in MLflow");
    }

    @Test
    void letsTheStageWinIfBothWereMoved() {
        List<ModelVersion> versions = promoted("both", 3);
        servers.registry().alias("production", versions.get(1));
        servers.registry().stage(versions.get(2), Stage.ARCHIVED);
        servers.registry().stage(versions.get(0), Stage.PRODUCTION);

        assertThat(mend("both"))
                .hasValueSatisfying(mend -> assertThat(mend.version()).isEqualTo(1));
        servers.assertShown("both", 1, 3);
    }

    @Test
    void followsAPersonWhoPutsTheFirstVersionIntoProduction() {
        ModelVersion first = servers.version("first", "e1");
        servers.ledger().projects().apply(PromotionServers.project("first"), "ann");
        assertThat(mend("first")).isEmpty();
        servers.registry().stage(first, Stage.PRODUCTION);

        assertThat(mend("first"))
                .hasValueSatisfying(mend -> assertThat(mend.kind()).isEqualTo(Kind.FOLLOWED));
        servers.assertShown("first", 1);
        assertThat(servers.ledger().assignments().production("first"))
                .hasValueSatisfying(now -> assertThat(now.run()).isEqualTo(first.run()));
    }

    @Test
    void showsWhatAWorkerDecidedThatDiedBeforeItShowedIt() {
        promoted("dead", 1);
        decided(servers.version("dead", "e2"), 1);
        servers.assertShown("dead", 1);

        assertThat(mend("dead"))
                .hasValueSatisfying(mend -> assertThat(mend.kind()).isEqualTo(Kind.SHOWN));
        servers.assertShown("dead", 2, 1);
        assertThat(promotion.history("dead")).hasSize(2);
    }

    @Test
    void undoesWhatAPausedWorkerWritesLateWithinTenSeconds() throws Exception {
        promoted("late", 1);
        ModelVersion second = servers.version("late", "e2");
        // a worker decides, says that it begins to show it, and is paused
        Assignment decided = decided(second, 1);
        assertThat(servers.ledger().mirrorings().begin(decided)).isPresent();
        promotion.promote(servers.version("late", "e3"), Optional.of(2), "ben", "better still");

        servers.registry().stage(second, Stage.PRODUCTION);
        servers.registry().alias("production", second);
        assertThat(lookUntilMended()).singleElement().satisfies(mend -> {
            assertThat(mend.kind()).isEqualTo(Kind.UNDONE);
            assertThat(mend.project()).isEqualTo("late");
        });
        servers.assertShown("late", 3);
        // the last of its writes comes when the others are undone
        servers.registry().stage(version("late", 3), Stage.ARCHIVED);
        assertThat(lookUntilMended())
                .singleElement()
                .satisfies(mend -> assertThat(mend.kind()).isEqualTo(Kind.RESTORED));
        servers.assertShown("late", 3, 2);
        assertThat(promotion.history("late")).hasSize(3);
        assertThat(servers.ledger().audit().newest("late", 10))
                .anySatisfy(entry -> assertThat(entry.action()).isEqualTo("reconcile UNDONE"));
    }

    @Test
    void doesNotFollowToAVersionThatIsBlocked() {
        List<ModelVersion> versions = promoted("blocked", 2);
        promotion.rollback("blocked", 2, "ben", "it is blind");
        servers.registry().stage(versions.get(1), Stage.PRODUCTION);

        assertThat(mend("blocked")).hasValueSatisfying(mend -> {
            assertThat(mend.kind()).isEqualTo(Kind.REFUSED);
            assertThat(mend.detail()).contains("it is blind");
        });
        servers.assertShown("blocked", 1);
        assertThat(promotion.history("blocked")).hasSize(3);
    }

    @Test
    void putsBackAStageThatWasTakenAway() {
        List<ModelVersion> versions = promoted("taken", 2);
        servers.registry().stage(versions.get(1), Stage.ARCHIVED);

        assertThat(mend("taken"))
                .hasValueSatisfying(mend -> assertThat(mend.kind()).isEqualTo(Kind.RESTORED));
        servers.assertShown("taken", 2, 1);
        assertThat(promotion.history("taken")).hasSize(2);
    }

    @Test
    void leavesTheWorkToTheOneWithTheLease() {
        reconciler.runOnce();
        List<ModelVersion> versions = promoted("lease", 2);
        servers.registry().stage(versions.getFirst(), Stage.PRODUCTION);

        assertThat(new Reconciler(servers.ledger(), servers.registry(), "second").runOnce())
                .isEmpty();
        assertThat(promotion.history("lease")).hasSize(2);
        assertThat(mend("lease")).isPresent();
    }

    @Test
    void looksUntilTheEndIsCalledWhenThereIsNothingToDo() throws Exception {
        promoted("calm", 1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<List<Mend>> looking = thread.submit(() -> looking().until(end, Duration.ofMinutes(1)));
            Eventually.holds(
                    "it looks",
                    () -> servers.ledger().leases().holder("reconciler").isPresent());
            assertThat(looking).isNotDone();
            end.countDown();
            assertThat(looking.get()).isEmpty();
            reconciler.rest();
            assertThat(servers.ledger().leases().holder("reconciler")).isEmpty();
        }
    }

    private List<Mend> lookUntilMended() throws InterruptedException {
        return looking().until(new CountDownLatch(1), Duration.ofSeconds(10));
    }

    private Reconciling looking() {
        return new Reconciling(() -> reconciler, Duration.ofSeconds(2), LoggerFactory.getLogger(ReconcilerIT.class));
    }

    private Optional<Mend> mend(String project) {
        return reconciler.runOnce().stream()
                .filter(mend -> mend.project().equals(project))
                .findFirst();
    }

    /** So many versions, one after the other in production, and shown. */
    private List<ModelVersion> promoted(String project, int count) {
        List<ModelVersion> versions = IntStream.rangeClosed(1, count)
                .mapToObj(number -> servers.version(project, "e" + number))
                .toList();
        for (ModelVersion version : versions) {
            Optional<Integer> champion =
                    servers.ledger().assignments().production(project).map(Assignment::version);
            promotion.promote(version, champion, "ann", "better");
        }
        return versions;
    }

    private Assignment decided(ModelVersion version, long expected) {
        return servers.ledger()
                .assignments()
                .change(new Change(version.model(), version.number(), version.run(), expected, "e", "better"))
                .orElseThrow();
    }

    private ModelVersion version(String project, int number) {
        return servers.registry().version(project, number);
    }
}
