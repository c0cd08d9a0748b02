package dev.hone.ui.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Paths of the API that name nothing, and methods that no path takes: programs hear so in the form that they read. */
@RestController
class Elsewhere {
    private final List<PathPattern> known;

    Elsewhere(OpenApiController described) {
        known = described.paths().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    @RequestMapping("/v1/**")
    Object nothing(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        String asked = request.getMethod() + " " + request.getRequestURI();
        throw known.stream().anyMatch(pattern -> pattern.matches(path))
                ? ProblemException.of(
                        ProblemCode.METHOD_NOT_ALLOWED, "%s is not in /openapi.json; the path is.".formatted(asked))
                : ProblemException.of(ProblemCode.NOT_FOUND, "%s is not in /openapi.json.".formatted(asked));
    }
}
