package dev.hone.local.engine.flows;

import io.kestra.core.exceptions.FlowProcessingException;
import io.kestra.core.models.flows.FlowWithSource;
import io.kestra.core.models.flows.GenericFlow;
import io.kestra.core.repositories.FlowRepositoryInterface;
import io.kestra.core.services.FlowService;
import io.kestra.core.services.PluginDefaultService;
import io.kestra.core.tenant.TenantService;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;

/**
 * Creates and updates flows from their YAML source, strictly: an unknown property is refused as Kestra's editor does.
 *
 * <p>Refusals are {@link ConstraintViolationException}s with Kestra's own messages.
 */
@Singleton
final class FlowStore {
    private static final boolean STRICT = true;

    private final FlowService service;
    private final FlowRepositoryInterface repository;
    private final PluginDefaultService parser;

    FlowStore(FlowService service, FlowRepositoryInterface repository, PluginDefaultService parser) {
        this.service = service;
        this.repository = repository;
        this.parser = parser;
    }

    FlowWithSource create(String source) {
        try {
            return service.create(GenericFlow.fromYaml(TenantService.MAIN_TENANT, source), STRICT);
        } catch (FlowProcessingException e) {
            throw reasonOf(e);
        }
    }

    FlowWithSource update(FlowWithSource previous, String source) {
        checkSyntax(source);
        return repository.update(GenericFlow.fromYaml(TenantService.MAIN_TENANT, source), previous);
    }

    /** Also for an unchanged source: it may name a task type that today's plugins no longer have. */
    private void checkSyntax(String source) {
        parse(source);
    }

    FlowWithSource parse(String source) {
        try {
            return parser.parseFlowWithVersionDefaults(TenantService.MAIN_TENANT, source, STRICT);
        } catch (FlowProcessingException e) {
            throw reasonOf(e);
        }
    }

    /** Kestra's own refusal, without the exception around it that names neither the place nor the reason. */
    static RuntimeException reasonOf(FlowProcessingException e) {
        return e.getCause() instanceof ConstraintViolationException refused
                ? refused
                : new IllegalArgumentException(e.getMessage(), e);
    }
}
