package dev.hone.local.engine.health;

import io.kestra.core.server.LocalServiceState;
import io.kestra.core.server.Service;
import io.kestra.core.server.ServiceRegistry;
import io.kestra.core.server.ServiceType;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says UP only when executor, worker, scheduler and indexer all run; 503 otherwise. */
@Controller("/health")
final class HealthController {
    private static final List<ServiceType> NEEDED =
            List.of(ServiceType.EXECUTOR, ServiceType.WORKER, ServiceType.SCHEDULER, ServiceType.INDEXER);
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private final ServiceRegistry services;

    HealthController(ServiceRegistry services) {
        this.services = services;
    }

    @Get
    HttpResponse<Map<String, Object>> health() {
        Map<String, String> states = new TreeMap<>();
        NEEDED.forEach(type -> states.put(type.name(), state(type)));
        boolean up = states.values().stream().allMatch(Service.ServiceState.RUNNING.name()::equals);
        Map<String, Object> body = Map.of("status", up ? UP : DOWN, "details", states);
        return HttpResponse.<Map<String, Object>>status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }

    private String state(ServiceType type) {
        LocalServiceState local = services.get(type);
        return local == null ? "MISSING" : local.service().getState().name();
    }
}
