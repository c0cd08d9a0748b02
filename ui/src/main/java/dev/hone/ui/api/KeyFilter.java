package dev.hone.ui.api;

import dev.hone.ui.access.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before every path of the API, and lets those in who bring a key. What the key is for is asked later. */
final class KeyFilter extends OncePerRequestFilter {
    private final Keys keys;

    KeyFilter(Keys keys) {
        this.keys = keys;
    }

    /** The description of the API is for everybody. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Person holder;
        try {
            String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
            if (authorization == null) {
                throw ProblemException.keyMissing();
            }
            holder = keys.holder(authorization);
        } catch (ProblemException e) {
            Problem.write(e, response);
            return;
        }
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(holder, null, List.of()));
        chain.doFilter(request, response);
    }
}
