package dev.hone.local.engine.triggers;

import io.kestra.core.models.triggers.Trigger;
import io.kestra.jdbc.repository.AbstractJdbcTriggerRepository;
import io.kestra.jdbc.runner.JdbcRunnerEnabled;
import io.kestra.jdbc.runner.JdbcSchedulerTriggerState;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

/**
 * Kestra's own way to write a trigger's state, but under a lock on its row.
 *
 * <p>Kestra reads whether the trigger is off, and then writes the whole state. A switch that is turned off in between,
 * which is when an execution of the trigger ends, would be turned on again by that.
 */
@Singleton
@JdbcRunnerEnabled
@Replaces(JdbcSchedulerTriggerState.class)
final class SwitchKeepingState extends JdbcSchedulerTriggerState {
    SwitchKeepingState(AbstractJdbcTriggerRepository repository) {
        super(repository);
    }

    @Override
    public Trigger update(Trigger trigger) {
        Trigger written = triggerRepository.lock(
                trigger.uid(),
                current -> current.getDisabled()
                        ? trigger.toBuilder().disabled(true).build()
                        : trigger);
        return written == null ? trigger : written;
    }
}
