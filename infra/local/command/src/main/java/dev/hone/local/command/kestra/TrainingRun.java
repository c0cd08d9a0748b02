package dev.hone.local.command.kestra;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.kestra.FlowRun.Ended;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of the flow {@code hone.train}. */
public final class TrainingRun {
    private final FlowRun run;
    private final String project;

    private TrainingRun(FlowRun run, String project) {
        this.run = run;
        this.project = project;
    }

    /**
     * Starts one.
     *
     * @param wishes inputs of the flow besides the project; what is not given is as the project says
     */
    public static TrainingRun start(House house, String project, Map<String, String> wishes) {
        return new TrainingRun(FlowRun.start(house, purpose(project), wishes), project);
    }

    /**
     * One that was started before.
     *
     * @throws HouseException when there is none of this id, or it trains another project or nothing
     */
    public static TrainingRun of(House house, String project, String id) {
        return new TrainingRun(FlowRun.of(house, purpose(project), id), project);
    }

    /** One that was started before, unless it has ended or is not known any more. */
    public static Optional<TrainingRun> underWay(House house, String project, String id) {
        return FlowRun.underWay(house, purpose(project), id).map(run -> new TrainingRun(run, project));
    }

    private static Purpose purpose(String project) {
        return new Purpose(
                "train",
                project,
                "training %s".formatted(project),
                id -> "./hone train %1$s --follow %2$s follows it again, --stop %2$s ends it".formatted(project, id));
    }

    /** The execution's id in Kestra. */
    public String id() {
        return run.id();
    }

    /**
     * Ends it, the training process included.
     *
     * @return false when it has ended already
     */
    public boolean stop() {
        return run.stop();
    }

    /** What somebody has to know who follows it no longer. */
    public String leaving() {
        return run.leaving();
    }

    /**
     * What became of one.
     *
     * @param words the outcome in plain words
     * @param version the version that was judged, if one was
     */
    public record Conclusion(String words, Optional<Integer> version) {}

    /**
     * Waits for the end and tells what happens on the way.
     *
     * @throws HouseException with the reason when the run fails
     */
    public Conclusion follow(Consumer<String> progress) throws InterruptedException {
        Ended ended = run.follow(progress);
        return new Conclusion(
                outcome(project, ended),
                Optional.of(ended.output("version"))
                        .filter(version -> !version.isEmpty())
                        .map(Integer::valueOf));
    }

    static String outcome(String project, Ended ended) {
        String version = "%s v%s".formatted(project, ended.output("version"));
        String reason = ended.output("reason");
        return switch (ended.output("outcome")) {
            case "FIRST_MODEL", "PROMOTE" -> "%s is in production: %s".formatted(version, reason);
            case "NOTHING_NEW" -> "%s was not trained: %s".formatted(project, reason);
            case "JOINED" -> "%s was trained by another run: %s".formatted(project, reason);
            case "PENDING" ->
                "%s waits for approval: %s (./hone promote %s %s)"
                        .formatted(version, reason, project, ended.output("version"));
            default -> "%s is not in production: %s".formatted(version, reason);
        };
    }
}
