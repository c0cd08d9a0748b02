package dev.hone.ui.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** What is refused before anything looks at it, such as a path with a semicolon: programs hear so in the form that they read. */
@Component
class RejectedRequests implements RequestRejectedHandler {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Description description;
    private final RequestRejectedHandler pages = new HttpStatusRequestRejectedHandler();

    RejectedRequests(Description description) {
        this.description = description;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException, ServletException {
        if (!request.getRequestURI().startsWith("/v1/")) {
            pages.handle(request, response, rejected);
        } else if (METHODS.contains(request.getMethod())) {
            Problem.write(
                    ProblemException.of(ProblemCode.BAD_REQUEST, "The path has letters that no path has."), response);
        } else {
            Problem.write(Elsewhere.problem(description, request, response), response);
        }
    }
}
