package dev.hone.tasks.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.TrainingRequest.Reason;
import dev.hone.stores.ledger.TrainingRequests.Wish;
import dev.hone.stores.ledger.Trainings.Order;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.real.PostgresServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdmissionIT {
    private static PostgresServer server;
    private static Ledger ledger;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
        ledger = Ledger.open(server.empty());
    }

    @AfterAll
    static void stop() throws Exception {
        ledger.close();
        server.close();
    }

    @Test
    void oneOfFiveTrainsAndTheOthersShareWhatComesOfIt() throws Exception {
        LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(5)) {
            List<Future<Training>> all = new ArrayList<>();
            for (int i = 1; i <= 5; i++) {
                String execution = "e" + i;
                TrainingRequest request = ask("cells", execution);
                all.add(pool.submit(() -> new Admission(ledger, lease("cells", execution), told::add)
                        .enter(() -> order("cells", execution, "", false), request)));
            }
            Eventually.holds("one is in", () -> all.stream().anyMatch(Future::isDone));
            Training training = ledger.trainings().newest("cells", 9).getFirst();
            assertThat(told.take()).isEqualTo("waits for execution %s, which has the project", training.execution());
            assertThat(all).filteredOn(Future::isDone).hasSize(1);

            pull("cells", training.execution());

            for (Future<Training> one : all) {
                assertThat(one.get().execution()).isEqualTo(training.execution());
            }
            assertThat(ledger.trainings().newest("cells", 9)).hasSize(1);
            assertThat(ledger.trainingRequests().newest("cells", 9))
                    .hasSize(5)
                    .allSatisfy(request -> assertThat(request.execution()).isEqualTo(training.execution()));
        }
    }

    @Test
    void whoAsksForSomethingElseTrainsWhenTheFirstHasEnded() throws Exception {
        enter("leaves", "e1", "", false);
        pull("leaves", "e1");
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Training> other = pool.submit(() -> enter("leaves", "e2", "epochs=1", false));
            Eventually.holds(
                    "it has asked",
                    () -> ledger.trainingRequests().newest("leaves", 9).size() == 2);
            assertThat(other).isNotDone();
            ledger.trainings().end("leaves", "e1", Outcome.KEPT, "not better");
            lease("leaves", "e1").release();
            assertThat(other.get().execution()).isEqualTo("e2");
        }
        assertThat(ledger.trainings().newest("leaves", 9))
                .extracting(Training::execution)
                .containsExactly("e2", "e1");
    }

    @Test
    void nobodySharesWhatFailedOrWasNotForced() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        enter("seeds", "e1", "", false);
        pull("seeds", "e1");
        ledger.trainings().end("seeds", "e1", Outcome.NOTHING_NEW, "nothing new");
        lease("seeds", "e1").release();

        assertThat(enter("seeds", "e2", "", true, before).execution()).isEqualTo("e2");
        pull("seeds", "e2");
        ledger.trainings().end("seeds", "e2", Outcome.FAILED, "out of memory");
        lease("seeds", "e2").release();

        assertThat(enter("seeds", "e3", "", true, before).execution()).isEqualTo("e3");
        assertThat(enter("seeds", "e4", "", false, before).execution()).isEqualTo("e1");
    }

    /** What was said after it had begun to pull may not be in its data. */
    @Test
    void nobodySharesWhatBeganToBePulledBeforeTheyAsked() throws Exception {
        enter("barley", "e1", "", false);
        ledger.trainings().pulling("barley", "e1");
        Instant asked = Instant.now().plusMillis(10);
        assertThat(ledger.trainings().same(order("barley", "e2", "", false), asked.minusSeconds(1)))
                .as("it has no data yet")
                .isEmpty();
        ledger.trainings().pulled("barley", "e1", "manifest");
        ledger.trainings().end("barley", "e1", Outcome.KEPT, "not better");
        lease("barley", "e1").release();

        assertThat(enter("barley", "e2", "", false, asked).execution()).isEqualTo("e2");
    }

    @Test
    void whoWaitedTrainsTheProjectAsItIsByThen() throws Exception {
        enter("maize", "e1", "", false);
        TrainingRequest request = ask("maize", "e2");
        AtomicInteger version = new AtomicInteger(1);
        LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Training> other = pool.submit(() -> new Admission(ledger, lease("maize", "e2"), told::add)
                    .enter(
                            () -> new Order("maize", "e2", "", Training.Wants.YES, false, version.get(), "1.0"),
                            request));
            told.take();
            version.set(2);
            lease("maize", "e1").release();

            assertThat(other.get().projectVersion()).isEqualTo(2);
        }
        assertThat(ledger.trainings().find("maize", "e2").orElseThrow().projectVersion())
                .isEqualTo(2);
        enter("maize", "e2", "", false);
        assertThat(ledger.trainings().find("maize", "e2").orElseThrow().projectVersion())
                .as("let through again")
                .isEqualTo(2);
    }

    @Test
    void anotherExecutionCannotWriteUnderTheLease() throws Exception {
        enter("wheat", "e1", "", false);

        assertThatThrownBy(() -> lease("wheat", "e2").tables(ledger))
                .isInstanceOf(ProjectBusyException.class)
                .hasMessage("wheat is being trained by execution e1; wait for it, or end it");
        assertThat(lease("wheat", "e1").tables(ledger).trainings().newest("wheat", 9))
                .hasSize(1);
    }

    private static Training enter(String project, String execution, String settings, boolean forced)
            throws InterruptedException {
        return enter(project, execution, settings, forced, Instant.now());
    }

    private static Training enter(String project, String execution, String settings, boolean forced, Instant at)
            throws InterruptedException {
        TrainingRequest request = ask(project, execution, at);
        return new Admission(ledger, lease(project, execution), words -> {})
                .enter(() -> order(project, execution, settings, forced), request);
    }

    private static ProjectLease lease(String project, String execution) {
        return new ProjectLease(ledger, project, new Execution(execution));
    }

    private static Order order(String project, String execution, String settings, boolean forced) {
        return new Order(project, execution, settings, Training.Wants.YES, forced, 1, "1.0");
    }

    private static TrainingRequest ask(String project, String execution) {
        return ask(project, execution, Instant.now());
    }

    private static TrainingRequest ask(String project, String execution, Instant at) {
        return ledger.trainingRequests().ask(new Wish(project, Reason.PERSON, "new slides", "ann", at, execution));
    }

    private static void pull(String project, String execution) {
        ledger.trainings().pulling(project, execution);
        ledger.trainings().pulled(project, execution, "manifest");
    }
}
