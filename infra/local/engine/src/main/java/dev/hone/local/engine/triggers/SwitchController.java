package dev.hone.local.engine.triggers;

import dev.hone.local.engine.search.Order;
import dev.hone.local.engine.search.Search;
import io.kestra.core.models.triggers.Trigger;
import io.kestra.core.repositories.TriggerRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** Kestra's paths to switch triggers off and on. */
@Controller("/api/v1/main/triggers")
@ExecuteOn(TaskExecutors.IO)
final class SwitchController {
    private final TriggerSwitch triggers;
    private final TriggerRepositoryInterface repository;

    SwitchController(TriggerSwitch triggers, TriggerRepositoryInterface repository) {
        this.triggers = triggers;
        this.repository = repository;
    }

    /** Of the body count the trigger's names and {@code disabled}. */
    @Put
    Trigger update(@Body Trigger trigger) {
        if (trigger.getBackfill() != null) {
            throw new HttpStatusException(HttpStatus.NOT_IMPLEMENTED, "the embedded engine has no backfills");
        }
        return triggers.turn(trigger, trigger.getDisabled());
    }

    @Post("/set-disabled/by-triggers")
    BulkResponse update(@Body SetDisabledRequest request) {
        request.triggers().forEach(trigger -> triggers.turn(trigger, request.disabled()));
        return new BulkResponse(request.triggers().size());
    }

    @Post("/set-disabled/by-query")
    BulkResponse update(@QueryValue(defaultValue = "true") boolean disabled, HttpParameters parameters) {
        List<Trigger> found = repository
                .findAsync(
                        TenantService.MAIN_TENANT,
                        Search.from(parameters, Order.NONE).filters())
                .collectList()
                .block();
        found.forEach(trigger -> triggers.turn(trigger, disabled));
        return new BulkResponse(found.size());
    }
}
