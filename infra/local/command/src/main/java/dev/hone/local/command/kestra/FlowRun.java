package dev.hone.local.command.kestra;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.kestra.PatientLook.Seen;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One run of a flow of Hone. It goes on in Kestra whether or not anybody follows it. */
public final class FlowRun {
    private static final Duration POLL = Duration.ofMillis(500);

    /** Kestra is started again within seconds, where much was left standing within a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String NAMESPACE = "hone";
    private static final String PROJECT = "project";

    private final KestraHttp kestra;
    private final Purpose purpose;
    private final String id;

    private FlowRun(KestraHttp kestra, Purpose purpose, String id) {
        this.kestra = kestra;
        this.purpose = purpose;
        this.id = id;
    }

    /**
     * Starts one.
     *
     * @param wishes inputs of the flow besides the project
     */
    public static FlowRun start(House house, Purpose purpose, Map<String, String> wishes) {
        KestraHttp kestra = new KestraHttp(house);
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put(PROJECT, purpose.project());
        inputs.putAll(wishes);
        return new FlowRun(
                kestra,
                purpose,
                kestra.create(NAMESPACE, purpose.flow(), inputs).id());
    }

    /**
     * One that was started before.
     *
     * @throws HouseException when there is none of this id, or it is for something else
     */
    public static FlowRun of(House house, Purpose purpose, String id) {
        KestraHttp kestra = new KestraHttp(house);
        require(purpose, kestra.execution(id).orElseThrow(() -> PatientLook.missing(id)));
        return new FlowRun(kestra, purpose, id);
    }

    /** One that was started before, unless it has ended or is not known any more. */
    public static Optional<FlowRun> underWay(House house, Purpose purpose, String id) {
        KestraHttp kestra = new KestraHttp(house);
        return kestra.execution(id)
                .filter(execution -> !execution.state().ended())
                .map(execution -> new FlowRun(kestra, purpose, id));
    }

    private static void require(Purpose purpose, Execution found) {
        if (!found.namespace().equals(NAMESPACE) || !found.flowId().equals(purpose.flow())) {
            throw HouseException.because("execution %s is one of %s.%s, not of %s.%s"
                    .formatted(found.id(), found.namespace(), found.flowId(), NAMESPACE, purpose.flow()));
        }
        Object project = found.inputs().get(PROJECT);
        if (!purpose.project().equals(project)) {
            throw HouseException.because(
                    "execution %s is of project '%s', not of '%s'".formatted(found.id(), project, purpose.project()));
        }
    }

    /**
     * Ends it and what it has started.
     *
     * @return false when it has ended already
     */
    public boolean stop() {
        if (kestra.execution(id).filter(now -> !now.state().ended()).isEmpty()) {
            return false;
        }
        kestra.kill(id);
        return true;
    }

    /** What somebody has to know who follows it no longer. */
    public String leaving() {
        return "The run goes on. %s.".formatted(purpose.again().apply(id));
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
     * Waits for the end and tells what happens on the way. Goes on when Kestra is away for a while.
     *
     * @throws HouseException with the reason when the run fails, or when Kestra does not come back
     */
    public Ended follow(Consumer<String> progress) throws InterruptedException {
        return follow(progress, PATIENCE);
    }

    Ended follow(Consumer<String> progress, Duration patience) throws InterruptedException {
        PatientLook look = new PatientLook(kestra, id, patience, progress);
        Set<News> told = new HashSet<>();
        while (true) {
            Optional<Seen> seen = now(look);
            seen.stream().flatMap(News::of).filter(told::add).forEach(news -> progress.accept(news.text()));
            Optional<Seen> last = seen.filter(now -> now.execution().state().ended());
            if (last.isPresent()) {
                return ended(last.get());
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
    }

    private Optional<Seen> now(PatientLook look) {
        try {
            return look.look();
        } catch (KestraAwayException e) {
            throw HouseException.because(
                    "%s. The run goes on when Kestra is back: %s"
                            .formatted(e.getMessage(), purpose.again().apply(id)),
                    e);
        }
    }

    private Ended ended(Seen last) {
        if (!last.execution().state().well()) {
            throw HouseException.because("%s %s".formatted(purpose.what(), failure(last.execution(), last.lines())));
        }
        return new Ended(last.execution().outputs());
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
