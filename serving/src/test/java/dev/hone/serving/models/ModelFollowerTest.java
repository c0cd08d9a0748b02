package dev.hone.serving.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.model.Answer;
import dev.hone.pictures.Tensor;
import dev.hone.serving.Eventually;
import dev.hone.serving.TinyBundle;
import dev.hone.serving.problems.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ModelFollowerTest {
    private static final Tensor PICTURE = new Tensor(8, 8, 3, new byte[8 * 8 * 3]);
    private static final int CLIENTS = 8;
    private static final int SWITCHES = 30;

    @TempDir
    Path folder;

    private final SmallHouse house = new SmallHouse();
    private final Models models = new Models();
    private ModelFollower follower;

    @BeforeEach
    void start() {
        house.project("cells");
        follower = follower(models);
    }

    @Test
    void answersWithWhatIsInProduction() throws IOException {
        house.promote("cells", 1, bundle(1));
        follower.poll();
        try (Lease lease = borrow()) {
            assertThat(lease.version()).isEqualTo(1);
            assertThat(lease.answer(PICTURE).best()).isEqualTo(1);
        }
        assertThat(house.lastReport()).containsExactly(Map.entry("cells", 1));
    }

    @Test
    void fetchesAVersionOnceAndNotAtEveryPoll() throws IOException {
        house.promote("cells", 1, bundle(1));
        follower.poll();
        follower.poll();
        assertThat(house.fetches).isEqualTo(1);
    }

    @Test
    void noRequestFailsDuringASwitchAndEachAnswerIsItsVersions() throws Exception {
        Path even = bundle(0);
        Path odd = bundle(1);
        house.promote("cells", 1, odd);
        follower.poll();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(clients.submit(ask(done)));
            }
            try {
                for (int version = 2; version <= SWITCHES; version++) {
                    house.promote("cells", version, version % 2 == 0 ? even : odd);
                    follower.poll();
                }
            } finally {
                done.set(true);
            }
            for (Future<Integer> client : answers) {
                assertThat(client.get()).isPositive();
            }
        }
        assertThat(house.lastReport()).containsEntry("cells", SWITCHES);
        assertThat(models.states().getFirst().swaps()).isEqualTo(SWITCHES);
    }

    private Callable<Integer> ask(AtomicBoolean done) {
        return () -> {
            int answers = 0;
            while (!done.get()) {
                try (Lease lease = borrow()) {
                    assertThat(lease.answer(PICTURE).best()).isEqualTo(lease.version() % 2);
                }
                answers++;
            }
            return answers;
        };
    }

    @Test
    void theOldModelClosesWhenItsLastUserLeft() throws IOException {
        house.promote("cells", 1, bundle(1));
        follower.poll();
        Lease early = borrow();
        Lease late = borrow();
        house.promote("cells", 2, bundle(2));
        follower.poll();
        assertThat(borrow().version()).isEqualTo(2);

        early.close();
        Answer answer = late.answer(PICTURE);
        assertThat(answer.best()).isEqualTo(1);
        late.close();
        assertThatThrownBy(() -> late.answer(PICTURE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesABundleWhoseLogitsDifferAndGoesOnWithTheOldOne() throws IOException {
        house.promote("cells", 1, bundle(1));
        follower.poll();
        house.promote("cells", 2, TinyBundle.lying(folder.resolve("lying"), "cells"));
        follower.poll();
        try (Lease lease = borrow()) {
            assertThat(lease.version()).isEqualTo(1);
        }
        assertThat(problem()).startsWith("v2 refused:");
        assertThat(models.states().getFirst().refusals()).isEqualTo(1);
        assertThat(house.lastRefusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.version()).isEqualTo(2))
                .satisfies(refusal -> assertThat(refusal.reason()).startsWith("refused: the network answers probe 00"));
        assertThat(follower.ready()).isTrue();
        assertThat(house.lastReport()).containsEntry("cells", 1);
    }

    @Test
    void aRefusedBundleIsFetchedAnewAfterAWhile() throws IOException {
        house.promote("cells", 1, TinyBundle.lying(folder.resolve("lying"), "cells"));
        follower.poll();
        assertThat(house.fetches).isEqualTo(1);
        house.promote("cells", 1, bundle(1));
        Eventually.holds("v1 answers", () -> {
            follower.poll();
            return models.states().getFirst().version().isPresent();
        });
        assertThat(models.states().getFirst().refused()).isEmpty();
    }

    @Test
    void goesOnWhileLedgerAndRegistryAreAway() throws IOException {
        house.promote("cells", 1, bundle(1));
        follower.poll();
        house.ledgerAway = true;
        follower.poll();
        assertThat(follower.problem()).contains("the ledger does not answer");
        borrow().close();

        house.ledgerAway = false;
        house.registryAway = true;
        house.promote("cells", 2, bundle(2));
        follower.poll();
        assertThat(follower.problem()).isEmpty();
        assertThat(problem()).isEqualTo("v2 not loaded: MLflow is away");
        try (Lease lease = borrow()) {
            assertThat(lease.version()).isEqualTo(1);
        }
    }

    @Test
    void aRestartWithoutTheLedgerAnswersWithWhatAnsweredBefore() throws IOException {
        house.project("leaves");
        house.keepPictures("leaves", false);
        house.promote("cells", 1, bundle(1));
        house.promote("cells", 2, bundle(2));
        follower.poll();
        house.ledgerAway = true;
        Models afterwards = new Models();
        ModelFollower restarted = follower(afterwards);
        restarted.poll();
        assertThat(restarted.ready()).isTrue();
        assertThat(restarted.problem()).isPresent();
        assertThat(afterwards.states()).hasSize(2);
        assertThat(afterwards.project("leaves").keepsPredictions()).isFalse();
        try (Lease lease = afterwards.borrow(afterwards.project("cells"))) {
            assertThat(lease.version()).isEqualTo(2);
        }
    }

    @Test
    void keepsOneBundleAProjectInTheCache() throws IOException {
        for (int version = 1; version <= 3; version++) {
            house.promote("cells", version, bundle(version % 2));
            follower.poll();
        }
        try (var kept = Files.list(folder.resolve("cache/bundles/cells"))) {
            assertThat(kept.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("last", "v3-cells3");
        }
    }

    @Test
    void isReadyOnlyAfterTheFirstLookAndThenWithoutAnyModel() {
        assertThat(follower.ready()).isFalse();
        follower.poll();
        assertThat(follower.ready()).isTrue();
        assertThatThrownBy(this::borrow).isInstanceOf(ProblemException.class).hasMessageContaining("hone train cells");
    }

    @Test
    void isNotReadyWhileAModelMayStillCome() throws IOException {
        house.registryAway = true;
        house.promote("cells", 1, bundle(1));
        follower.poll();
        assertThat(follower.ready()).isFalse();
    }

    @Test
    void aRefusalEndsWhenTheVersionBeforeIsWantedAgain() throws IOException {
        house.promote("cells", 1, bundle(1));
        follower.poll();
        house.promote("cells", 2, TinyBundle.lying(folder.resolve("lying"), "cells"));
        follower.poll();
        assertThat(models.states().getFirst().refused()).isPresent();
        house.promote("cells", 1, bundle(1));
        follower.poll();
        assertThat(models.states().getFirst().refused()).isEmpty();
    }

    @Test
    void aProjectsFirstModelTakesNoReplicaOut() throws IOException {
        follower.poll();
        assertThat(follower.ready()).isTrue();
        house.registryAway = true;
        house.promote("cells", 1, bundle(1));
        follower.poll();
        assertThat(follower.ready()).isTrue();
    }

    @Test
    void nobodyIsToldThatThereIsNothingBeforeItIsKnown() {
        assertThatThrownBy(() -> models.project("cells")).hasMessageContaining("The ledger does not answer");
    }

    @Test
    void oneBadProjectDoesNotKeepTheOthersBack() throws IOException {
        house.project("leaves");
        house.promote("leaves", 1, TinyBundle.lying(folder.resolve("lying"), "leaves"));
        house.promote("cells", 1, bundle(1));
        follower.poll();
        borrow().close();
        Eventually.holds("ready", () -> {
            follower.poll();
            return follower.ready();
        });
    }

    @Test
    void aProjectThatIsGoneAnswersNoMore() throws IOException {
        house.promote("cells", 1, bundle(1));
        follower.poll();
        house.project("leaves");
        house.remove("cells");
        follower.poll();
        assertThatThrownBy(this::borrow).hasMessage("No project is named 'cells'; there are: leaves.");
    }

    @Test
    void theOnlyProjectNeedsNoName() {
        follower.poll();
        assertThat(models.project(null).name()).isEqualTo("cells");
        house.project("leaves");
        follower.poll();
        assertThatThrownBy(() -> models.project("")).hasMessageContaining("names no project");
    }

    private ModelFollower follower(Models followed) {
        return new ModelFollower(followed, house, folder.resolve("cache"), Runnable::run);
    }

    private Lease borrow() {
        return models.borrow(models.project("cells"));
    }

    private String problem() {
        return models.states().getFirst().refused().orElseThrow().toString();
    }

    private Path bundle(int best) throws IOException {
        Path directory = folder.resolve("bundle" + best);
        return Files.exists(directory) ? directory : TinyBundle.answering(directory, "cells", best);
    }
}
