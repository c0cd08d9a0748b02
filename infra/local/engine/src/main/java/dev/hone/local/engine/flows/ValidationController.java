package dev.hone.local.engine.flows;

import io.kestra.core.models.flows.FlowSource;
import io.kestra.core.models.validations.ValidateConstraintViolation;
import io.kestra.core.services.FlowService;
import io.kestra.core.tenant.TenantService;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.regex.Pattern;

/** Kestra's path to check flows without storing them. */
@Controller("/api/v1/main/flows/validate")
@ExecuteOn(TaskExecutors.IO)
final class ValidationController {
    private static final Pattern BETWEEN_DOCUMENTS = Pattern.compile("\\R+---[ \\t]*\\R");

    private final FlowService flows;

    ValidationController(FlowService flows) {
        this.flows = flows;
    }

    /** One entry for each YAML document, in their order; a flow without fault has no {@code constraints}. */
    @Post(consumes = {MediaType.APPLICATION_YAML, MediaType.TEXT_PLAIN})
    List<ValidateConstraintViolation> validate(@Body String sources) {
        return flows.validate(
                TenantService.MAIN_TENANT,
                BETWEEN_DOCUMENTS
                        .splitAsStream(sources.strip())
                        .map(source -> new FlowSource(null, source))
                        .toList());
    }
}
