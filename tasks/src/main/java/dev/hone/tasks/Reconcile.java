package dev.hone.tasks;

import dev.hone.stores.promotion.Mend;
import dev.hone.stores.promotion.Reconciler;
import dev.hone.stores.promotion.Reconciling;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.conditions.ConditionContext;
import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.triggers.AbstractTrigger;
import io.kestra.core.models.triggers.PollingTriggerInterface;
import io.kestra.core.models.triggers.TriggerContext;
import io.kestra.core.models.triggers.TriggerOutput;
import io.kestra.core.models.triggers.TriggerService;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps what the ledger decided and what MLflow shows alike, all the time. A trigger, and not a thread of the house: so
 * it runs wherever Kestra does, on one of its workers, on another when that one dies, and makes an execution only when
 * there was something to do.
 *
 * <p>Each evaluation looks again and again for a while, since opening the stores costs more than a look.
 */
@Schema(title = "Keep the production versions in the ledger and in MLflow alike.", description = """
                Looks every few seconds. Somebody who moves the stage or the alias in MLflow is followed; what a worker wrote \
                too late is undone; what was decided and is not shown yet is shown. Each of these makes an execution.""")
@Plugin(examples = @Example(title = "Tell what was done.", full = true, code = """
                                id: reconcile
                                namespace: hone

                                triggers:
                                  - id: mlflow
                                    type: dev.hone.tasks.Reconcile

                                tasks:
                                  - id: tell
                                    type: io.kestra.plugin.core.log.Log
                                    message: "{{ trigger.mends | join('; ') }}"
                                """))
public class Reconcile extends AbstractTrigger implements PollingTriggerInterface, TriggerOutput<Reconcile.Output> {
    private final CountDownLatch end = new CountDownLatch(1);

    @Schema(title = "How long to wait between two evaluations.")
    private Duration interval = Duration.ofSeconds(1);

    @Schema(title = "How long to wait between two looks of one evaluation.")
    private Property<Duration> pause = Property.ofValue(Duration.ofSeconds(3));

    @Schema(
            title = "How long an evaluation goes on when there is nothing to do.",
            description = "Also how long a trigger that is switched off goes on at most.")
    private Property<Duration> longest = Property.ofValue(Duration.ofMinutes(1));

    @Override
    public Duration getInterval() {
        return interval;
    }

    public Property<Duration> getPause() {
        return pause;
    }

    public Property<Duration> getLongest() {
        return longest;
    }

    @Override
    public Optional<Execution> evaluate(ConditionContext conditionContext, TriggerContext context) throws Exception {
        List<Mend> mends = look(conditionContext.getRunContext(), context.uid());
        if (mends.isEmpty()) {
            return Optional.empty();
        }
        Output output = new Output(mends.stream()
                .map(mend -> mend.project() + ": " + mend.detail())
                .toList());
        return Optional.of(TriggerService.generateExecution(this, conditionContext, context, output));
    }

    private List<Mend> look(RunContext runContext, String trigger) throws Exception {
        Duration between = runContext.render(pause).as(Duration.class).orElseThrow();
        Duration most = runContext.render(longest).as(Duration.class).orElseThrow();
        // two evaluations at once, of a worker that was thought dead, must not take the lease for one
        String holder = trigger + " " + UUID.randomUUID();
        AtomicReference<Stores> stores = new AtomicReference<>();
        Reconciling reconciling = new Reconciling(
                () -> {
                    stores.set(Stores.ofTrigger(runContext));
                    return new Reconciler(stores.get().ledger(), stores.get().registry(), holder);
                },
                between,
                runContext.logger());
        try (reconciling) {
            return reconciling.until(end, most);
        } catch (InterruptedException e) {
            return List.of();
        } finally {
            if (stores.get() != null) {
                stores.get().close();
            }
            // who is interrupted says so to his thread, and Kestra's database closes when such a thread writes to it
            Thread.interrupted();
        }
    }

    @Override
    public void stop() {
        end.countDown();
    }

    @Override
    public void kill() {
        end.countDown();
    }

    /** What there was to do. */
    public record Output(
            @Schema(title = "What was done to which project, in words.")
            List<String> mends) implements io.kestra.core.models.tasks.Output {}
}
