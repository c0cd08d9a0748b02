package dev.hone.ui.metrics;

import dev.hone.ui.access.Open;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Prometheus reads. */
@RestController
class MetricsController {
    private final Gauges gauges;
    private final Callers callers;

    MetricsController(Gauges gauges, Callers callers) {
        this.gauges = gauges;
        this.callers = callers;
    }

    @Open
    @GetMapping("/metrics")
    void metrics(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!callers.mayRead(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"hone\"");
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream()
                    .write("From another machine, metrics are read with an API key: Authorization: Bearer KEY\n"
                            .getBytes(StandardCharsets.UTF_8));
            return;
        }
        PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
        response.setContentType(writer.getContentType());
        writer.write(response.getOutputStream(), gauges.snapshots());
    }
}
