package dev.hone.local.command.kestra;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.stores.ledger.PutSchedules;
import dev.hone.stores.projects.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts each project's own schedule into Kestra, a thin flow that is made with the project. Afterwards it belongs to whoever
 * looks after the project: only another {@code schedule:}, or a Kestra that has none of the flows, has it put there again.
 */
public final class ScheduleDeployment {
    private static final String NAMESPACE = "hone.schedules";
    private static final String WEEKLY = "0 6 * * 1";

    private final Deploying deploying;
    private final PutSchedules put;
    private final Path form;

    /** Into the Kestra of a house; progress hears of each schedule that is put there. */
    public ScheduleDeployment(House house, PutSchedules put, Consumer<String> progress) {
        this.deploying = new Deploying(new KestraHttp(house), progress);
        this.put = put;
        this.form = house.flows().resolve(FlowDeployment.SCHEDULES).resolve("project.yaml");
    }

    /**
     * Puts a project's schedule, if that is due.
     *
     * @param isNewKestra whether it had none of the flows until now
     * @return what was wrong with it, if Kestra did not take it
     */
    public Optional<String> run(Project project, boolean isNewKestra) {
        String schedule = Objects.requireNonNullElse(project.schedule(), "");
        boolean due = isNewKestra || !put.find(project.name()).equals(Optional.of(schedule));
        if (!due || !Files.exists(form)) {
            return Optional.empty();
        }
        try {
            deploying.bring(NAMESPACE, project.name(), flow(project.name(), schedule));
            put.put(project.name(), schedule);
            return Optional.empty();
        } catch (FlowRefusedException e) {
            return Optional.of("schedule of project '%s': %s".formatted(project.name(), e.getMessage()));
        }
    }

    private String flow(String project, String schedule) {
        try {
            return fill(Files.readString(form), project, schedule);
        } catch (IOException e) {
            throw HouseException.unusable(form, e);
        }
    }

    /** Without comments: they are about the form. */
    static String fill(String form, String project, String schedule) {
        return form.replaceAll("(?m)^#.*\\R", "")
                .replaceAll("\\bPROJECT\\b", project)
                .replaceAll("\\bSCHEDULE\\b", schedule.isEmpty() ? WEEKLY : schedule)
                .replaceAll("\\bOFF\\b", String.valueOf(schedule.isEmpty()));
    }
}
