package dev.hone.local.engine.triggers;

import io.kestra.core.models.triggers.AbstractTrigger;
import io.kestra.core.models.triggers.TriggerContext;
import io.kestra.core.repositories.FlowRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import io.kestra.core.utils.ListUtils;
import jakarta.inject.Singleton;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The triggers as their flows declare them. */
@Singleton
final class DeclaredTriggers {
    private final FlowRepositoryInterface flows;

    DeclaredTriggers(FlowRepositoryInterface flows) {
        this.flows = flows;
    }

    Optional<AbstractTrigger> find(TriggerContext trigger) {
        return flows.findById(TenantService.MAIN_TENANT, trigger.getNamespace(), trigger.getFlowId()).stream()
                .flatMap(flow -> ListUtils.emptyOnNull(flow.getTriggers()).stream())
                .filter(declared -> declared.getId().equals(trigger.getTriggerId()))
                .findFirst();
    }

    AbstractTrigger get(TriggerContext trigger) {
        return find(trigger)
                .orElseThrow(() -> new NoSuchElementException("Flow '%s.%s' has no trigger '%s'"
                        .formatted(trigger.getNamespace(), trigger.getFlowId(), trigger.getTriggerId())));
    }
}
