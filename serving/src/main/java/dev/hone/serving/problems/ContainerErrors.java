package dev.hone.serving.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container refuses by itself, before Spring sees it, in the same form as everything else. */
@Controller
class ContainerErrors implements ErrorController {
    private static final Map<ProblemCode, String> WORDS = Map.of(
            ProblemCode.NOT_FOUND, "The path names nothing.",
            ProblemCode.METHOD_NOT_ALLOWED, "The path does not take this method.",
            ProblemCode.INTERNAL, "It is not the request's fault.");

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int number = status instanceof Integer given ? given : ProblemCode.NOT_FOUND.status();
        ProblemCode code = ProblemCode.ofContainer(number);
        return Problem.of(code, number, WORDS.getOrDefault(code, "The request is not well formed."), null);
    }
}
