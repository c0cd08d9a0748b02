package dev.hone.local.engine.triggers;

import io.kestra.core.exceptions.KestraRuntimeException;
import io.kestra.core.models.triggers.AbstractTrigger;
import io.kestra.core.models.triggers.PollingTriggerInterface;
import io.kestra.core.models.triggers.RealtimeTriggerInterface;
import io.kestra.core.models.triggers.Trigger;
import io.kestra.core.models.triggers.TriggerContext;
import io.kestra.core.queues.QueueException;
import io.kestra.core.queues.QueueFactoryInterface;
import io.kestra.core.queues.QueueInterface;
import io.kestra.core.repositories.TriggerRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.ZonedDateTime;
import java.util.NoSuchElementException;

/** Switches a trigger off and on. */
@Singleton
final class TriggerSwitch {
    private final DeclaredTriggers declared;
    private final TriggerRepositoryInterface repository;
    private final QueueInterface<Trigger> queue;

    TriggerSwitch(
            DeclaredTriggers declared,
            TriggerRepositoryInterface repository,
            @Named(QueueFactoryInterface.TRIGGER_NAMED) QueueInterface<Trigger> queue) {
        this.declared = declared;
        this.repository = repository;
        this.queue = queue;
    }

    /**
     * The trigger's state as it is then.
     *
     * @throws NoSuchElementException if its flow declares none of that name
     */
    Trigger turn(TriggerContext trigger, boolean off) {
        AbstractTrigger declaration = declared.get(trigger);
        if (declaration instanceof RealtimeTriggerInterface) {
            throw new IllegalArgumentException(
                    "Realtime triggers can not be updated through the API, please edit the trigger from the flow.");
        }
        trigger.setTenantId(TenantService.MAIN_TENANT);
        Trigger turned = repository.lock(
                trigger.uid(),
                current -> current.getDisabled() == off ? current : emit(turn(current, declaration, off)));
        if (turned == null) {
            throw new NoSuchElementException(
                    "the scheduler does not know trigger '%s' yet".formatted(trigger.getTriggerId()));
        }
        return turned;
    }

    /**
     * Off, it has no next time. On, its next time is the first from now: left to itself, the scheduler would count from
     * the last time before it was off, and run at once for all that it missed.
     */
    private static Trigger turn(Trigger current, AbstractTrigger declaration, boolean off) {
        ZonedDateTime next =
                !off && declaration instanceof PollingTriggerInterface polling ? polling.nextEvaluationDate() : null;
        return current.toBuilder().disabled(off).nextExecutionDate(next).build();
    }

    private Trigger emit(Trigger turned) {
        try {
            queue.emit(turned);
            return turned;
        } catch (QueueException e) {
            throw new KestraRuntimeException("cannot tell the scheduler: " + e.getMessage(), e);
        }
    }
}
