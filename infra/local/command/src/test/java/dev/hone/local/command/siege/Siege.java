package dev.hone.local.command.siege;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.Waiting;
import dev.hone.local.command.house.House;
import dev.hone.local.command.supervisor.ProcessMark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Flows run and rows, objects and figures are written while parts of a house are killed. */
final class Siege implements AutoCloseable {
    private static final Duration HEALTHY_WITHIN = Duration.ofSeconds(30);
    private static final Duration MOVING_WITHIN = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WAITS_FOR_A_PERSON = "ask";
    private static final String STARTED_BY_THE_CLOCK = "tick";

    private final Watch watch;
    private final Kestra kestra;
    private final Objects objects;
    private final List<Writer> writers;
    private final Traffic traffic;
    private final Execution asking;

    Siege(House house) throws Exception {
        this.watch = new Watch(house);
        this.kestra = new Kestra(house);
        this.objects = new Objects(house.connections().bucket());
        this.writers = List.of(new Rows(house.connections().ledger()), objects, new Figures(house));
        this.traffic = new Traffic(kestra);
        this.asking = kestra.start(SiegeFlow.NAMESPACE, WAITS_FOR_A_PERSON, Map.of());
    }

    void begin() throws Exception {
        writers.forEach(Writer::start);
        traffic.start();
        Waiting.until("everything is under way", SOON, () -> isWrittenSince(Instant.MIN.plusSeconds(1)));
    }

    /** Kills a process by -9 and holds the house to what it promises. */
    void kill(String name, ProcessMark victim) throws Exception {
        kill(name, victim, Instant::now);
    }

    /**
     * The same for a process without which nobody starts it again.
     *
     * @param help brings it back; returns the moment from which the house has its time
     */
    void kill(String name, ProcessMark victim, Callable<Instant> help) throws Exception {
        assertThat(victim.find().orElseThrow().destroyForcibly()).isTrue();
        Instant begun = help.call();
        Waiting.until("all is healthy after the end of " + name, HEALTHY_WITHIN, () -> watch.healthy(victim));
        Duration healthy = Duration.between(begun, Instant.now());
        Instant back = Instant.now();
        Map<String, Execution> underWay = underWay();
        Waiting.until(
                "all stores take new things after the end of " + name,
                HEALTHY_WITHIN.minus(healthy),
                () -> isWrittenSince(back));
        Duration writing = Duration.between(begun, Instant.now());
        assertNothingIsLost();
        Waiting.until("all executions end or move on, the clock's too: " + underWay.values(), MOVING_WITHIN, () -> {
            underWay.values().removeIf(this::hasMoved);
            return underWay.isEmpty() && hasTickedSince(back);
        });
        System.out.printf(
                "killed %-10s healthy after %4.1f s, all written again after %4.1f s, all flows moving after %4.1f s%n",
                name, seconds(healthy), seconds(writing), seconds(Duration.between(begun, Instant.now())));
        assertThat(kestra.execution(asking.id()).state()).isEqualTo("PAUSED");
    }

    Watch watch() {
        return watch;
    }

    /** Stops writing, and looks at everything that was ever acknowledged. */
    void end() throws Exception {
        traffic.close();
        for (Writer writer : writers) {
            writer.stop();
        }
        for (Writer writer : writers) {
            assertThat(writer.lost()).as("lost " + writer.name()).isEmpty();
        }
        assertThat(objects.strangers()).as("objects that nobody put").isEmpty();
        assertEveryExecutionEndsRightly();
        System.out.printf(
                "kept %s, %d executions%n",
                writers.stream()
                        .map(writer -> "%d %s".formatted(writer.count(), writer.name()))
                        .collect(Collectors.joining(", ")),
                traffic.started().size());
    }

    @Override
    public void close() throws Exception {
        traffic.close();
        for (Writer writer : writers) {
            writer.close();
        }
        kestra.close();
        watch.close();
    }

    private boolean isWrittenSince(Instant moment) {
        return traffic.hasStartedSince(moment) && writers.stream().allMatch(writer -> writer.hasWrittenSince(moment));
    }

    private void assertNothingIsLost() throws Exception {
        for (Writer writer : writers) {
            assertThat(writer.lostSinceLastLook()).as("lost " + writer.name()).isEmpty();
        }
        Set<String> expected = Set.copyOf(traffic.started().keySet());
        assertThat(executions().keySet())
                .as("executions whose start was acknowledged")
                .containsAll(expected);
    }

    private Map<String, Execution> underWay() throws Exception {
        return executions().values().stream()
                .filter(execution -> !execution.ended() && !execution.flow().equals(WAITS_FOR_A_PERSON))
                .collect(Collectors.toMap(Execution::id, Function.identity()));
    }

    private boolean hasTickedSince(Instant moment) throws Exception {
        return executions().values().stream()
                .filter(execution -> execution.flow().equals(STARTED_BY_THE_CLOCK))
                .anyMatch(execution -> execution.started().isAfter(moment));
    }

    private boolean hasMoved(Execution before) {
        try {
            Execution now = kestra.execution(before.id());
            return now.ended() || !now.movements().equals(before.movements());
        } catch (Exception e) {
            return false;
        }
    }

    private Map<String, Execution> executions() throws Exception {
        return kestra.all(SiegeFlow.NAMESPACE).stream()
                .collect(Collectors.toMap(Execution::id, Function.identity(), (one, same) -> one));
    }

    private void assertEveryExecutionEndsRightly() throws Exception {
        kestra.resume(asking.id());
        Waiting.until(
                "every execution ends",
                SOON,
                () -> executions().values().stream()
                        .filter(execution -> !execution.flow().equals(STARTED_BY_THE_CLOCK))
                        .allMatch(Execution::ended));
        Map<String, Execution> all = executions();
        assertThat(all.get(asking.id()).said()).isEqualTo("resumed");
        assertThat(traffic.started())
                .isNotEmpty()
                .allSatisfy(
                        (id, flow) -> assertThat(all.get(id)).matches(flow::endedRightly, "ends as " + flow + " does"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
