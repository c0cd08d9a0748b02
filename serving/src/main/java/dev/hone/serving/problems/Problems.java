package dev.hone.serving.problems;

import dev.hone.pictures.RefusedPictureException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where a failure becomes an answer. */
@ControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> problem(ProblemException problem) {
        if (problem.code() == ProblemCode.UNAVAILABLE) {
            LOG.warn("{}", problem.getMessage(), problem.getCause());
        }
        return Problem.of(problem.code(), problem.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(RefusedPictureException refused) {
        return problem(ProblemException.refused(refused));
    }

    @ExceptionHandler
    ResponseEntity<Object> unknown(Exception failure, HttpServletRequest request) {
        String id = UUID.randomUUID().toString();
        LOG.error("request {} failed: {} {}", id, request.getMethod(), request.getRequestURI(), failure);
        return Problem.of(
                ProblemCode.INTERNAL,
                ProblemCode.INTERNAL.status(),
                "It is not the request's fault. The log has the details under the request id.",
                id);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return Problem.of(ProblemCode.BAD_REQUEST, "The body is not the JSON that is expected here.");
    }

    /** Everything else that Spring refuses before a controller is asked. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            return unknown(failure, ((ServletWebRequest) request).getRequest());
        }
        ProblemCode code = switch (status.value()) {
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 413 -> ProblemCode.TOO_LARGE;
            default -> ProblemCode.BAD_REQUEST;
        };
        ResponseEntity<Object> problem = Problem.of(code, status.value(), failure.getMessage(), null);
        return ResponseEntity.status(status)
                .headers(headers)
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }
}
