package dev.hone.serving.metrics;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Counts every request and how long it took. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Requests extends OncePerRequestFilter {
    private static final String NOTHING = "none";

    private final Meters meters;

    Requests(Meters meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            // as the endpoint has it: what callers put into a path would make a series of each
            Object path = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            meters.served(path == null ? NOTHING : path.toString(), response.getStatus(), System.nanoTime() - start);
            Object answered = request.getAttribute(Meters.ANSWERED);
            if (answered instanceof Long since) {
                meters.took(Stage.WRITE, System.nanoTime() - since);
            }
        }
    }
}
