package dev.hone.ui.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paths of the API that name nothing, and methods that a path does not take: programs hear so in the form that they read. */
@RestController
class Elsewhere {
    private final Description description;

    Elsewhere(Description description) {
        this.description = description;
    }

    @RequestMapping("/v1/**")
    Object nothing(HttpServletRequest request, HttpServletResponse response) {
        throw problem(description, request, response);
    }

    /** What is wrong with a request that nothing of the API takes. */
    static ProblemException problem(Description description, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> allowed = description.allowed(request.getRequestURI());
        allowed.ifPresent(methods -> response.setHeader(HttpHeaders.ALLOW, methods));
        return ProblemException.of(
                allowed.isPresent() ? ProblemCode.METHOD_NOT_ALLOWED : ProblemCode.NOT_FOUND,
                "%s %s is not in /openapi.json.".formatted(request.getMethod(), request.getRequestURI()));
    }
}
