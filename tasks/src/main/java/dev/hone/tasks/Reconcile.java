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
import io.kestra.core.models.triggers.RealtimeTriggerInterface;
import io.kestra.core.models.triggers.TriggerContext;
import io.kestra.core.models.triggers.TriggerOutput;
import io.kestra.core.models.triggers.TriggerService;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Keeps what the ledger decided and what MLflow shows alike, all the time. A trigger, and not a thread of the house: so
 * it runs wherever Kestra does, on one of its workers, on another when that one dies, and makes an execution only when
 * there was something to do.
 */
@Schema(
        title = "Keep the production versions in the ledger and in MLflow alike.",
        description = """
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
                                    message: "{{ trigger.project }}: {{ trigger.detail }}"
                                """))
public class Reconcile extends AbstractTrigger
        implements RealtimeTriggerInterface, TriggerOutput<Reconcile.Output> {
    private final CountDownLatch end = new CountDownLatch(1);

    @Schema(title = "How long to wait between two looks.")
    private Property<Duration> pause = Property.ofValue(Duration.ofSeconds(3));

    public Property<Duration> getPause() {
        return pause;
    }

    @Override
    public Publisher<Execution> evaluate(ConditionContext conditionContext, TriggerContext context) throws Exception {
        RunContext runContext = conditionContext.getRunContext();
        Duration rendered = runContext.render(pause).as(Duration.class).orElseThrow();
        return Flux.create(executions -> {
            look(runContext, rendered, mend -> executions.next(TriggerService.generateRealtimeExecution(
                    this, conditionContext, context, new Output(mend.project(), mend.version(), mend.detail()))));
            executions.complete();
        });
    }

    private void look(RunContext runContext, Duration between, Consumer<Mend> taker) {
        AtomicReference<Stores> stores = new AtomicReference<>();
        Reconciling reconciling = new Reconciling(
                () -> {
                    stores.set(Stores.of(runContext));
                    return new Reconciler(
                            stores.get().ledger(), stores.get().registry(), UUID.randomUUID().toString());
                },
                between,
                runContext.logger());
        try {
            reconciling.until(end, taker);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (stores.get() != null) {
                stores.get().close();
            }
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
            @Schema(title = "The project.") String project,

            @Schema(title = "The model version that it was about.")
            int version,

            @Schema(title = "What was done, in words.") String detail)
            implements io.kestra.core.models.tasks.Output {}
}
