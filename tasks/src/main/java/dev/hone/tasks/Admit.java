package dev.hone.tasks;

import dev.hone.model.gate.Approval;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.TrainingRequests.Wish;
import dev.hone.stores.ledger.Trainings.Order;
import dev.hone.stores.ledger.UnknownProjectException;
import dev.hone.stores.ledger.VersionedProject;
import dev.hone.stores.projects.InvalidProjectException;
import dev.hone.tasks.admission.Admission;
import dev.hone.tasks.admission.Execution;
import dev.hone.tasks.admission.Start;
import dev.hone.tasks.admission.UnusableWishException;
import dev.hone.tasks.admission.Wishes;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Metric;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.executions.metrics.Timer;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;

/** Writes down who asks for a training and why, and lets one execution at a time train a project. */
@Schema(title = "Ask for a training of a project.", description = """
                Writes the request into the ledger, and takes the lease by which one execution trains a project at a time. One \
                that asks for the same as a training that pulled its data later shares that one's result; one that asks for \
                something else waits. A request that makes no sense is refused, with the reason.""")
@Plugin(
        examples =
                @Example(
                        title = "Ask for a training of cells, and pull its data if there is none.",
                        full = true,
                        code = """
                                id: ask_for_cells
                                namespace: hone

                                tasks:
                                  - id: admit
                                    type: dev.hone.tasks.Admit
                                    project: cells
                                    reason: new slides
                                    requestedBy: ann
                                  - id: admitted
                                    type: io.kestra.plugin.core.flow.If
                                    condition: "{{ outputs.admit.admitted }}"
                                    then:
                                      - id: pull
                                        type: dev.hone.tasks.Pull
                                        project: cells

                                finally:
                                  - id: conclude
                                    type: dev.hone.tasks.Conclude
                                    project: cells
                                """),
        metrics = @Metric(name = "waited", type = Timer.TYPE, description = "How long it waited for the project"))
public class Admit extends Task implements RunnableTask<Admit.Output> {
    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @Schema(title = "How often the network sees all pictures.")
    private Property<Integer> epochs;

    @Schema(title = "How many pictures it learns from at a time.")
    private Property<Integer> batchSize;

    @Schema(title = "How large its steps are.")
    private Property<Double> learningRate;

    @Schema(title = "How much of the network learns: head, finetune or scratch.")
    private Property<String> strategy;

    @Schema(
            title = "What it starts from.",
            description =
                    "`production`: the version in production, where its weights fit. `anew`: the project's learned "
                            + "weights, else nothing.",
            allowableValues = {"production", "anew"})
    private Property<Start> start = Property.ofValue(Start.PRODUCTION);

    @Schema(title = "Train even if the same data were judged already.")
    private Property<Boolean> force = Property.ofValue(false);

    @Schema(
            title =
                    "What to do with a better version: yes promotes it, no leaves it, ask waits for somebody to approve.",
            allowableValues = {"yes", "no", "ask"})
    private Property<Approval> promote = Property.ofValue(Approval.YES);

    @Schema(title = "What it is asked for: person, schedule, corrections or drift.")
    private Property<String> cause = Property.ofValue("person");

    @Schema(title = "Why, in words.")
    private Property<String> reason = Property.ofValue("");

    @Schema(title = "Who asks.")
    private Property<String> requestedBy = Property.ofValue("");

    public Property<String> getProject() {
        return project;
    }

    public Property<Integer> getEpochs() {
        return epochs;
    }

    public Property<Integer> getBatchSize() {
        return batchSize;
    }

    public Property<Double> getLearningRate() {
        return learningRate;
    }

    public Property<String> getStrategy() {
        return strategy;
    }

    public Property<Start> getStart() {
        return start;
    }

    public Property<Boolean> getForce() {
        return force;
    }

    public Property<Approval> getPromote() {
        return promote;
    }

    public Property<String> getCause() {
        return cause;
    }

    public Property<String> getReason() {
        return reason;
    }

    public Property<String> getRequestedBy() {
        return requestedBy;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        Wish wish = wish(runContext, name);
        Wishes wishes = Wishes.of(runContext, epochs, batchSize, learningRate, strategy, start);
        Training.Wants wants = Training.Wants.valueOf(runContext
                .render(promote)
                .as(Approval.class)
                .orElse(Approval.YES)
                .name());
        boolean forced = runContext.render(force).as(Boolean.class).orElse(false);
        try (Stores stores = Stores.of(runContext)) {
            TrainingRequest request = stores.ledger().trainingRequests().ask(wish);
            check(stores.ledger(), request, wishes);
            Instant asked = Instant.now();
            Training training = new Admission(stores.ledger(), stores.lease(name), runContext.logger()::info)
                    .enter(() -> order(stores.ledger(), request, wishes, wants, forced), request);
            runContext.metric(Timer.of("waited", Duration.between(asked, Instant.now())));
            boolean admitted = training.execution().equals(request.askedIn());
            if (!admitted) {
                runContext
                        .logger()
                        .info(
                                "execution {} pulled the data after this was asked for, and is shared",
                                training.execution());
            }
            return new Output(admitted, training.execution(), training.projectVersion(), training.settings());
        }
    }

    private Wish wish(RunContext runContext, String name) throws Exception {
        String by = runContext.render(requestedBy).as(String.class).orElse("");
        return new Wish(
                name,
                TrainingRequest.Reason.of(
                        runContext.render(cause).as(String.class).orElseThrow()),
                runContext.render(reason).as(String.class).orElse(""),
                by.isBlank() ? "somebody, through Kestra" : by,
                Execution.begun(runContext),
                Execution.of(runContext).id());
    }

    private static void check(Ledger ledger, TrainingRequest request, Wishes wishes) {
        try {
            wishes.applyTo(ledger.projects().named(request.project()));
        } catch (UnknownProjectException | InvalidProjectException | UnusableWishException e) {
            ledger.trainingRequests().refuse(request, e.getMessage());
            throw e;
        }
    }

    /** With the project as it is now. */
    private static Order order(
            Ledger ledger, TrainingRequest request, Wishes wishes, Training.Wants wants, boolean forced) {
        VersionedProject now = ledger.projects().newest(request.project());
        return new Order(
                request.project(),
                request.askedIn(),
                wishes.besides(now.project()).text(),
                wants,
                forced,
                now.version(),
                Code.version());
    }

    /** Who trains. */
    public record Output(
            @Schema(title = "Whether this execution goes on; else it shares another one's result.")
            boolean admitted,

            @Schema(title = "The execution that trains.") String execution,

            @Schema(title = "The version of the project that all of its tasks work with.")
            Integer projectVersion,

            @Schema(title = "How it trains otherwise than the project says.")
            String settings)
            implements io.kestra.core.models.tasks.Output {}
}
