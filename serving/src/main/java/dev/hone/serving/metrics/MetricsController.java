package dev.hone.serving.metrics;

import dev.hone.serving.keys.Needs;
import dev.hone.stores.ledger.Role;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Prometheus reads. */
@RestController
class MetricsController {
    private final Meters meters;

    MetricsController(Meters meters) {
        this.meters = meters;
    }

    @Needs(value = Role.PREDICT, exceptFromHere = true)
    @GetMapping("/metrics")
    void metrics(HttpServletResponse response) throws IOException {
        PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
        response.setContentType(writer.getContentType());
        writer.write(response.getOutputStream(), meters.snapshots());
    }
}
