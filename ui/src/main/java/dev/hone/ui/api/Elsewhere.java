package dev.hone.ui.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paths of the API that name nothing: programs hear so in the form that they read. */
@RestController
class Elsewhere {

    @RequestMapping("/v1/**")
    Object nothing(HttpServletRequest request) {
        throw ProblemException.of(
                ProblemCode.NOT_FOUND,
                "%s %s is not in /openapi.json.".formatted(request.getMethod(), request.getRequestURI()));
    }
}
