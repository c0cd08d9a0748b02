package dev.hone.local.command.kestra;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.kestra.Execution.TaskRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One run of the flow {@code hone.train}. */
public final class TrainingRun {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String NAMESPACE = "hone";
    private static final String FLOW = "train";

    private final KestraHttp kestra;
    private final String project;
    private final String id;

    private TrainingRun(KestraHttp kestra, String project, String id) {
        this.kestra = kestra;
        this.project = project;
        this.id = id;
    }

    /** Starts one; the project's own number of epochs counts unless another is given. */
    public static TrainingRun start(House house, String project, OptionalInt epochs) {
        KestraHttp kestra = new KestraHttp(house);
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("project", project);
        epochs.ifPresent(number -> inputs.put("epochs", Integer.toString(number)));
        return new TrainingRun(
                kestra, project, kestra.create(NAMESPACE, FLOW, inputs).id());
    }

    /** The execution's id in Kestra. */
    public String id() {
        return id;
    }

    /**
     * Waits for the end and tells what happens on the way.
     *
     * @return the outcome in plain words
     * @throws HouseException with the reason when the run fails
     */
    public String follow(Consumer<String> progress) throws InterruptedException {
        Set<Event> told = new HashSet<>();
        while (true) {
            Execution now = kestra.execution(id);
            List<LogLine> lines = kestra.logs(id);
            news(now, lines).filter(told::add).forEach(event -> progress.accept(event.text()));
            if (now.state().ended()) {
                if (!now.state().well()) {
                    throw HouseException.because("training %s %s".formatted(project, failure(now, lines)));
                }
                return outcome(now);
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

    private String outcome(Execution ended) {
        String version = "%s v%s".formatted(project, ended.output("version"));
        return switch (ended.output("outcome")) {
            case "FIRST_MODEL", "PROMOTE" -> "%s is in production: %s".formatted(version, ended.output("reason"));
            default -> "%s is not in production: %s".formatted(version, ended.output("reason"));
        };
    }

    private static String failure(Execution ended, List<LogLine> lines) {
        List<LogLine> errors = lines.stream().filter(LogLine::isError).toList();
        // a failed task makes Kestra complain of all that depends on it: the task's own words come first
        String reason = errors.stream()
                .filter(line -> line.taskId() != null)
                .reduce((first, second) -> second)
                .or(() -> errors.stream().findFirst())
                .map(line -> line.message().lines().findFirst().orElse(""))
                .orElse("its logs say no more");
        return "%s: %s".formatted(ended.state().current().equals("KILLED") ? "was ended" : "failed", reason);
    }
}
