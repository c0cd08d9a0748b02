package dev.hone.local.engine;

import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.conditions.ConditionContext;
import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.triggers.AbstractTrigger;
import io.kestra.core.models.triggers.PollingTriggerInterface;
import io.kestra.core.models.triggers.TriggerContext;
import io.kestra.core.models.triggers.TriggerOutput;
import io.kestra.core.models.triggers.TriggerService;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A trigger as Hone's plugin has one: each of its evaluations takes a while, so that an engine mostly dies during one. */
@Plugin
public class WatchingTrigger extends AbstractTrigger
        implements PollingTriggerInterface, TriggerOutput<WatchingTrigger.Output> {
    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public Duration getInterval() {
        return Duration.ofMillis(100);
    }

    @Override
    public Optional<Execution> evaluate(ConditionContext conditionContext, TriggerContext context) throws Exception {
        boolean ended = end.await(3, TimeUnit.SECONDS);
        Map<String, Object> found = conditionContext.getRunContext().pluginConfigurations();
        return ended
                ? Optional.empty()
                : Optional.of(TriggerService.generateExecution(
                        this, conditionContext, context, new Output(Map.copyOf(found))));
    }

    @Override
    public void stop() {
        end.countDown();
    }

    /** What the trigger found as its plugin configuration. */
    public record Output(Map<String, Object> configuration) implements io.kestra.core.models.tasks.Output {}
}
