package dev.hone.local.command.kestra;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.kestra.FlowRun.Ended;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One run of the flow {@code hone.train}. */
public final class TrainingRun {
    private static final String FLOW = "train";

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
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("project", project);
        inputs.putAll(wishes);
        return new TrainingRun(FlowRun.start(house, FLOW, what(project), inputs), project);
    }

    /** One that was started before. */
    public static TrainingRun of(House house, String project, String id) {
        return new TrainingRun(FlowRun.of(house, what(project), id), project);
    }

    private static String what(String project) {
        return "training %s".formatted(project);
    }

    /** The execution's id in Kestra. */
    public String id() {
        return run.id();
    }

    /** Ends it, the training process included. */
    public void stop() {
        run.stop();
    }

    /**
     * Waits for the end and tells what happens on the way.
     *
     * @return the outcome in plain words
     * @throws HouseException with the reason when the run fails
     */
    public String follow(Consumer<String> progress) throws InterruptedException {
        return outcome(project, run.follow(progress));
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
