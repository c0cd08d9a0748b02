package dev.hone.ui.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other web sites out. Any page that is open in the browser of somebody who has signed in can send requests here, with that
 * person's cookie: a foreign Host name (DNS rebinding) and a post that another site wrote are refused, and a strict content security
 * policy goes with every answer.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestGuard extends OncePerRequestFilter {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'";

    private final Set<String> hosts;

    /** A guard that lets in requests for loopback names and for the host the web app was told to bind to. */
    public RequestGuard(String host) {
        hosts = Stream.of("localhost", "127.0.0.1", "[::1]", host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (!knowsHost(request)) {
            refuse(response, 421, "This is Hone. It is not known by the name the request was sent to.");
        } else if (!SAFE_METHODS.contains(request.getMethod()) && comesFromElsewhere(request)) {
            refuse(response, 403, "Hone does not take this from another web site. Open Hone itself and do it there.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean knowsHost(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null && hosts.contains(withoutPort(host.toLowerCase(Locale.ROOT)));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    /** Browsers say where a post comes from; programs that are not browsers say nothing and are let in. */
    private static boolean comesFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !origin.equals(request.getScheme() + "://" + request.getHeader("Host"));
    }

    private static void refuse(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
