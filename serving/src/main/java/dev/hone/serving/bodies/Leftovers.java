package dev.hone.serving.bodies;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Reads what is left of a body whose request is refused, before that is said: most callers look for an answer only when they
 * have sent everything, and take a connection that ends before for a failure. As long as for any other body, and no longer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Leftovers extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final int BUFFER = 64 << 10;

    private final BodyLimits limits;

    Leftovers(BodyLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // what was answered must not leave before
        ContentCachingResponseWrapper whole = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, whole);
        if (request.getHeader(HttpHeaders.EXPECT) == null && request.getContentLengthLong() <= limits.request()) {
            // behind what was read to its end lies an end of line at most
            drain(request, response.getStatus() < HttpServletResponse.SC_BAD_REQUEST ? BUFFER : limits.request());
        }
        whole.copyBodyToResponse();
    }

    private void drain(HttpServletRequest request, long most) {
        byte[] buffer = new byte[BUFFER];
        long begun = System.nanoTime();
        long count = 0;
        try {
            InputStream body = request.getInputStream();
            int some = body.read(buffer);
            while (some >= 0 && count < most && !limits.tooSlow(count, System.nanoTime() - begun)) {
                count += some;
                some = body.read(buffer);
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the caller has gone", e);
        }
    }
}
