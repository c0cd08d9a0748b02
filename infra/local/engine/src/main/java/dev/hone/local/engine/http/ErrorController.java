package dev.hone.local.engine.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kestra.core.exceptions.DeserializationException;
import io.kestra.core.exceptions.InputOutputValidationException;
import io.kestra.core.exceptions.InvalidQueryFiltersException;
import io.kestra.core.exceptions.NotFoundException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.hateoas.JsonError;
import io.micronaut.http.hateoas.Link;
import io.micronaut.http.hateoas.Resource;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.validation.ConstraintViolationException;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors as Kestra's web server writes them: the status, and Kestra's own message after the kind of error. */
@Controller
final class ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorController.class);

    @Error(global = true)
    HttpResponse<JsonError> refused(HttpRequest<?> request, ConstraintViolationException e) {
        JsonError error = body(request, "Invalid entity: " + e.getMessage());
        error.embedded(
                "errors",
                e.getConstraintViolations().stream()
                        .<Resource>map(violation ->
                                new JsonError(violation.getMessage()).path(String.valueOf(violation.getPropertyPath())))
                        .toList());
        return HttpResponse.<JsonError>status(HttpStatus.UNPROCESSABLE_ENTITY).body(error);
    }

    @Error(global = true)
    HttpResponse<JsonError> refused(HttpRequest<?> request, InputOutputValidationException e) {
        return answer(request, HttpStatus.UNPROCESSABLE_ENTITY, "Invalid entity: " + e.getMessage());
    }

    @Error(global = true)
    HttpResponse<JsonError> refused(HttpRequest<?> request, DeserializationException e) {
        return answer(request, HttpStatus.UNPROCESSABLE_ENTITY, "Invalid entity: " + e.getMessage());
    }

    @Error(global = true)
    HttpResponse<JsonError> refused(HttpRequest<?> request, IllegalArgumentException e) {
        return answer(request, HttpStatus.UNPROCESSABLE_ENTITY, "Illegal argument: " + e.getMessage());
    }

    @Error(global = true)
    HttpResponse<JsonError> conflict(HttpRequest<?> request, IllegalStateException e) {
        return answer(request, HttpStatus.CONFLICT, "Illegal state: " + e.getMessage());
    }

    @Error(global = true)
    HttpResponse<JsonError> missing(HttpRequest<?> request, NoSuchElementException e) {
        return answer(request, HttpStatus.NOT_FOUND, "Not Found: " + e.getMessage());
    }

    @Error(global = true)
    HttpResponse<JsonError> missing(HttpRequest<?> request, NotFoundException e) {
        return answer(request, HttpStatus.NOT_FOUND, "Not Found: " + e.getMessage());
    }

    @Error(global = true)
    HttpResponse<JsonError> unsearchable(HttpRequest<?> request, InvalidQueryFiltersException e) {
        return answer(request, HttpStatus.BAD_REQUEST, "Invalid query filters: " + e.getMessage());
    }

    /** A parameter or a body that is not of the type it must be. */
    @Error(global = true)
    HttpResponse<JsonError> unreadable(HttpRequest<?> request, ConversionErrorException e) {
        return answer(request, HttpStatus.UNPROCESSABLE_ENTITY, "Invalid entity: " + e.getMessage());
    }

    @Error(global = true)
    HttpResponse<JsonError> unreadable(HttpRequest<?> request, JsonProcessingException e) {
        return answer(request, HttpStatus.UNPROCESSABLE_ENTITY, "Invalid json: " + e.getOriginalMessage());
    }

    @Error(global = true)
    HttpResponse<JsonError> incomplete(HttpRequest<?> request, UnsatisfiedRouteException e) {
        return answer(request, HttpStatus.BAD_REQUEST, "Bad Request: " + e.getMessage());
    }

    @Error(global = true)
    HttpResponse<JsonError> status(HttpRequest<?> request, HttpStatusException e) {
        return answer(request, e.getStatus(), e.getStatus().getReason() + ": " + e.getMessage());
    }

    @Error(global = true)
    HttpResponse<JsonError> unknown(HttpRequest<?> request, Throwable e) {
        LOG.error("{} {} failed", request.getMethod(), request.getPath(), e);
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, "Internal server error: " + e.getMessage());
    }

    private static HttpResponse<JsonError> answer(HttpRequest<?> request, HttpStatus status, String message) {
        return HttpResponse.<JsonError>status(status).body(body(request, message));
    }

    private static JsonError body(HttpRequest<?> request, String message) {
        return new JsonError(message).link(Link.SELF, Link.of(request.getUri()));
    }
}
