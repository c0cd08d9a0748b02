package dev.hone.stores.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.stores.ledger.BlockedVersionException;
import dev.hone.stores.ledger.Lease;
import dev.hone.stores.ledger.LeaseLostException;
import dev.hone.stores.ledger.Promoted;
import dev.hone.stores.registry.ModelVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("mlflow")
class PromotionIT {
    private static PromotionServers servers;
    private static Promotion promotion;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        servers = PromotionServers.start(folder);
        promotion = new Promotion(servers.ledger(), servers.registry());
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @Test
    void decidesInTheLedgerAndShowsItInMlflow() {
        ModelVersion first = servers.version("cells", "e1");
        ModelVersion second = servers.version("cells", "e2");
        promotion.challenge(first);
        assertThat(servers.stage(first)).isEqualTo("Staging");

        promotion.promote(first, Optional.empty(), "ann", "the first");
        promotion.promote(second, Optional.of(1), "ann", "better");
        promotion.promote(second, Optional.of(1), "ann", "better, said twice");

        assertThat(servers.ledger().assignments().production("cells")).hasValueSatisfying(assignment -> {
            assertThat(assignment.version()).isEqualTo(2);
            assertThat(assignment.sequence()).isEqualTo(2);
        });
        servers.assertShown("cells", 2, 1);
    }

    @Test
    void refusesAChallengerWhoseChampionIsGone() {
        ModelVersion first = servers.version("leaves", "e1");
        ModelVersion second = servers.version("leaves", "e2");
        ModelVersion third = servers.version("leaves", "e3");
        promotion.promote(first, Optional.empty(), "ann", "the first");
        promotion.promote(second, Optional.of(1), "ann", "better");

        assertThatThrownBy(() -> promotion.promote(third, Optional.of(1), "ben", "better"))
                .isInstanceOf(ChampionChangedException.class)
                .hasMessageContaining("leaves v3 was weighed against v1, but v2 is in production now");
        servers.assertShown("leaves", 2, 1);
    }

    @Test
    void letsOneOfTwoPromotersThroughAndTellsTheOtherWhoWasFirst() throws Exception {
        ModelVersion first = servers.version("race", "e1");
        promotion.promote(first, Optional.empty(), "ann", "the first");
        List<ModelVersion> challengers = List.of(servers.version("race", "e2"), servers.version("race", "e3"));
        List<Throwable> refused = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<?>> tries = new ArrayList<>();
            for (ModelVersion challenger : challengers) {
                tries.add(pool.submit(() -> promotion.promote(challenger, Optional.of(1), "ann", "better")));
            }
            for (Future<?> attempt : tries) {
                try {
                    attempt.get();
                } catch (ExecutionException e) {
                    refused.add(e.getCause());
                }
            }
        }
        int won =
                servers.ledger().assignments().production("race").orElseThrow().version();
        assertThat(refused)
                .singleElement()
                .satisfies(e -> assertThat(e)
                        .isInstanceOf(ChampionChangedException.class)
                        .hasMessageContaining("v%d is in production now", won));
        servers.assertShown("race", won, 1);
    }

    @Test
    void rollsBackOnceAndKeepsTheVersionOutUntilItIsForcedBack() {
        ModelVersion first = servers.version("seeds", "e1");
        ModelVersion second = servers.version("seeds", "e2");
        ModelVersion third = servers.version("seeds", "e3");
        promotion.promote(first, Optional.empty(), "ann", "the first");
        promotion.promote(second, Optional.of(1), "ann", "better");
        promotion.promote(third, Optional.of(2), "ann", "better still");

        promotion.rollback("seeds", 3, "ben", "it is blind");
        promotion.rollback("seeds", 3, "ben", "it is blind, said twice");
        servers.assertShown("seeds", 2, 1);
        assertThat(promotion.history("seeds"))
                .extracting(Promoted::version, Promoted::kind)
                .startsWith(tuple(2, Promoted.Kind.ROLLBACK))
                .hasSize(4);
        assertThatThrownBy(() -> promotion.promote(third, Optional.of(2), "ann", "again"))
                .isInstanceOf(BlockedVersionException.class)
                .hasMessageContainingAll("seeds v3", "it is blind", "ben");

        assertThatThrownBy(() -> promotion.force(third, Optional.of(1), "ann", "it was the camera"))
                .isInstanceOf(ChampionChangedException.class);
        assertThat(servers.ledger().blockedVersions().find("seeds", 3)).isPresent();
        promotion.force(third, Optional.of(2), "ann", "it was the camera");
        servers.assertShown("seeds", 3, 2);
        assertThat(servers.ledger().blockedVersions().all("seeds")).isEmpty();
    }

    @Test
    void dismissesAChallengerButNeverTheOneThatAnswers() {
        ModelVersion first = servers.version("ferns", "e1");
        ModelVersion second = servers.version("ferns", "e2");
        promotion.promote(first, Optional.empty(), "ann", "the first");
        promotion.challenge(second);

        promotion.dismiss(first);
        assertThat(servers.registry().aliased("ferns", "challenger")).isPresent();
        servers.assertShown("ferns", 1);

        promotion.dismiss(second);
        assertThat(servers.stage(second)).isEqualTo("Archived");
        assertThat(servers.registry().aliased("ferns", "challenger")).isEmpty();
    }

    @Test
    void goesBackOnceToTheVersionThatIsAskedFor() {
        for (int number = 1; number <= 3; number++) {
            ModelVersion version = servers.version("wheat", "e" + number);
            promotion.promote(version, Optional.of(number - 1).filter(before -> before > 0), "ann", "better");
        }
        servers.version("wheat", "e4");

        promotion.rollbackTo("wheat", Optional.of(1), "ben in e9", "it is blind");
        promotion.rollbackTo("wheat", Optional.of(1), "ben in e9", "the same step again");
        servers.assertShown("wheat", 1, 2);
        assertThat(promotion.history("wheat")).hasSize(4);
        promotion.rollbackTo("wheat", Optional.empty(), "ben in e10", "this one, too");
        servers.assertShown("wheat", 2);
        assertThatThrownBy(() -> promotion.rollbackTo("wheat", Optional.of(2), "ben in e11", "why"))
                .isInstanceOf(RollbackException.class)
                .hasMessage("wheat v2 is in production already");
        assertThatThrownBy(() -> promotion.rollbackTo("wheat", Optional.of(4), "ben in e11", "why"))
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("v4, which was never in production");
        assertThatThrownBy(() -> promotion.rollbackTo("wheat", Optional.of(3), "ben in e11", "why"))
                .isInstanceOf(BlockedVersionException.class);
    }

    @Test
    void rollsBackNothingThatIsNotThereOrHasNoneBeforeIt() {
        assertThatThrownBy(() -> promotion.rollback("nothing", 1, "ben", "why")).isInstanceOf(RollbackException.class);
        ModelVersion only = servers.version("only", "e1");
        promotion.promote(only, Optional.empty(), "ann", "the first");
        assertThatThrownBy(() -> promotion.rollback("only", 2, "ben", "why"))
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("v1 is in production");
        assertThatThrownBy(() -> promotion.rollback("only", 1, "ben", "why"))
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("no other version");
        assertThat(servers.ledger().blockedVersions().all("only")).isEmpty();
        servers.assertShown("only", 1);
    }

    @Test
    void promotesNothingForOneWhoLostTheLease() {
        ModelVersion first = servers.version("fenced", "e1");
        Lease paused = servers.ledger()
                .leases()
                .take("train fenced", "e1", Duration.ofMinutes(1))
                .orElseThrow();
        servers.ledger().leases().release(paused);
        Lease taken = servers.ledger()
                .leases()
                .take("train fenced", "e2", Duration.ofMinutes(1))
                .orElseThrow();

        Promotion late = new Promotion(servers.ledger().under(paused), servers.registry());
        assertThatThrownBy(() -> late.promote(first, Optional.empty(), "e1", "late"))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("e2 holds it now");
        assertThat(servers.ledger().assignments().production("fenced")).isEmpty();
        assertThat(servers.stage(first)).isEqualTo("None");

        new Promotion(servers.ledger().under(taken), servers.registry()).promote(first, Optional.empty(), "e2", "ok");
        servers.assertShown("fenced", 1);
    }
}
