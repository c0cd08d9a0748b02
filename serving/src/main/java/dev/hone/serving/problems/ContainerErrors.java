package dev.hone.serving.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container refuses by itself, before Spring sees it, in the same form as everything else. */
@Controller
class ContainerErrors implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : ProblemCode.NOT_FOUND.status();
        if (code == ProblemCode.NOT_FOUND.status()) {
            return Problem.of(ProblemCode.NOT_FOUND, "The path names nothing.");
        }
        return code >= ProblemCode.INTERNAL.status()
                ? Problem.of(ProblemCode.INTERNAL, "It is not the request's fault.")
                : Problem.of(ProblemCode.BAD_REQUEST, code, "The request is not well formed.", null);
    }
}
