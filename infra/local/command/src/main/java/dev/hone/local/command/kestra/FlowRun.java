package dev.hone.local.command.kestra;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.kestra.Execution.TaskRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One run of a flow of Hone. It goes on in Kestra whether or not anybody follows it. */
public final class FlowRun {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String NAMESPACE = "hone";

    private final KestraHttp kestra;
    private final String what;
    private final String id;

    private FlowRun(KestraHttp kestra, String what, String id) {
        this.kestra = kestra;
        this.what = what;
        this.id = id;
    }

    /**
     * Starts one.
     *
     * @param what in words, as in "training cells"
     */
    public static FlowRun start(House house, String flow, String what, Map<String, String> inputs) {
        KestraHttp kestra = new KestraHttp(house);
        return new FlowRun(kestra, what, kestra.create(NAMESPACE, flow, inputs).id());
    }

    /** One that was started before. */
    public static FlowRun of(House house, String what, String id) {
        return new FlowRun(new KestraHttp(house), what, id);
    }

    /** Ends it and what it has started. */
    public void stop() {
        if (!kestra.kill(id)) {
            throw HouseException.because("there is no execution %s".formatted(id));
        }
    }

    /** The execution's id in Kestra. */
    public String id() {
        return id;
    }

    /** How a run ended that went well. */
    public record Ended(Map<String, Object> outputs) {
        /** An output of the flow as text; empty when it has none of this name. */
        public String output(String name) {
            Object value = outputs.get(name);
            return value == null ? "" : value.toString();
        }
    }

    /**
     * Waits for the end and tells what happens on the way.
     *
     * @throws HouseException with the reason when the run fails
     */
    public Ended follow(Consumer<String> progress) throws InterruptedException {
        Set<Event> told = new HashSet<>();
        while (true) {
            Execution now = kestra.execution(id);
            List<LogLine> lines = kestra.logs(id);
            news(now, lines).filter(told::add).forEach(event -> progress.accept(event.text()));
            if (now.state().ended()) {
                if (!now.state().well()) {
                    throw HouseException.because("%s %s".formatted(what, failure(now, lines)));
                }
                return new Ended(now.outputs());
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
    }

    /** Something that happened in the run. */
    private record Event(Instant at, String task, String what) {
        String text() {
            return "%-10s %s".formatted(task, what);
        }
    }

    private static Stream<Event> news(Execution now, List<LogLine> lines) {
        Stream<Event> logged = lines.stream()
                .filter(line -> line.taskId() != null && !line.isError())
                .map(line -> new Event(line.timestamp(), line.taskId(), line.message()));
        Stream<Event> ended = now.ended().map(run -> new Event(run.state().endDate(), run.taskId(), ending(run)));
        return Stream.concat(logged, ended).sorted(Comparator.comparing(Event::at));
    }

    private static String ending(TaskRun run) {
        String how = run.state().well() ? "done" : run.state().current().toLowerCase(Locale.ROOT);
        return "%s, %.1f s".formatted(how, run.state().took().toMillis() / 1000.0);
    }

    private static String failure(Execution ended, List<LogLine> lines) {
        if (ended.state().current().equals("KILLED")) {
            return "was ended by somebody";
        }
        List<LogLine> errors = lines.stream().filter(LogLine::isError).toList();
        // a failed task makes Kestra complain of all that depends on it: the task's own words come first
        String reason = errors.stream()
                .filter(line -> line.taskId() != null)
                .reduce((first, second) -> second)
                .or(() -> errors.stream().findFirst())
                .map(line -> line.message().lines().findFirst().orElse(""))
                .orElse("its logs say no more");
        return "failed: " + reason;
    }
}
