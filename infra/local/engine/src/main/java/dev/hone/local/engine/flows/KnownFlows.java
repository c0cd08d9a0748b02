package dev.hone.local.engine.flows;

import io.kestra.core.models.flows.FlowWithSource;
import io.kestra.core.repositories.FlowRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import jakarta.inject.Singleton;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Finds a flow by its name, or says that there is none. */
@Singleton
final class KnownFlows {
    private final FlowRepositoryInterface flows;

    KnownFlows(FlowRepositoryInterface flows) {
        this.flows = flows;
    }

    FlowWithSource get(String namespace, String id) {
        return get(namespace, id, Optional.empty(), false);
    }

    /** The newest, where no revision is asked for. */
    FlowWithSource get(String namespace, String id, Optional<Integer> revision, boolean allowDeleted) {
        return flows.findByIdWithSource(TenantService.MAIN_TENANT, namespace, id, revision, allowDeleted)
                .orElseThrow(() -> new NoSuchElementException("Flow '%s.%s' %s"
                        .formatted(
                                namespace,
                                id,
                                revision.map(number -> "has no revision " + number)
                                        .orElse("does not exist"))));
    }
}
