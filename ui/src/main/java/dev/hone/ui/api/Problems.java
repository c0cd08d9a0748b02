package dev.hone.ui.api;

import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.registry.RegistryException;
import dev.hone.ui.access.Person;
import dev.hone.ui.access.RoleTooLowException;
import dev.hone.ui.frame.UnknownProjectException;
import dev.hone.ui.kestra.KestraAwayException;
import dev.hone.ui.kestra.KestraRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** The one place where a failure of the API becomes an answer. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> problem(ProblemException problem) {
        if (problem.code() == ProblemCode.UNAVAILABLE) {
            LOG.warn("{}", problem.getMessage());
        }
        return Problem.answer(problem);
    }

    @ExceptionHandler({LedgerException.class, BucketException.class, RegistryException.class, KestraAwayException.class
    })
    ResponseEntity<Object> away(RuntimeException away) {
        return problem(ProblemException.unavailable(away));
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(KestraRefusedException refused) {
        return problem(ProblemException.of(ProblemCode.NOT_NOW, refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> unknownProject(UnknownProjectException unknown) {
        return problem(ProblemException.of(ProblemCode.UNKNOWN_PROJECT, unknown.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> roleTooLow(RoleTooLowException refused) {
        return problem(ProblemException.roleTooLow(Person.here(), refused.needed()));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException unreadable) {
        return problem(ProblemException.of(
                ProblemCode.BAD_REQUEST,
                "The body is not the JSON that is expected here; /openapi.json describes it."));
    }

    @ExceptionHandler
    ResponseEntity<Object> unfitting(TypeMismatchException unfitting) {
        return problem(ProblemException.of(
                ProblemCode.BAD_REQUEST,
                "%s does not take this value; /openapi.json tells which it takes."
                        .formatted(unfitting.getPropertyName())));
    }

    @ExceptionHandler({MultipartException.class, InvalidParameterException.class})
    ResponseEntity<Object> unreadable(RuntimeException broken) {
        return problem(ProblemException.of(
                ProblemCode.BAD_REQUEST, "The address or the form in the body is not written as such are."));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(MaxUploadSizeExceededException large) {
        return problem(ProblemException.of(
                ProblemCode.TOO_LARGE, "More came than is taken at a time; send many pictures as a zip file."));
    }

    @ExceptionHandler
    ResponseEntity<Object> other(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            int status = known.getStatusCode().value();
            ProblemCode code = switch (status) {
                case 404 -> ProblemCode.NOT_FOUND;
                case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
                case 413 -> ProblemCode.TOO_LARGE;
                default -> ProblemCode.BAD_REQUEST;
            };
            return Problem.answer(code, status, failure.getMessage(), null);
        }
        String id = UUID.randomUUID().toString();
        LOG.error("request {} failed: {} {}", id, request.getMethod(), request.getRequestURI(), failure);
        return Problem.answer(
                ProblemCode.INTERNAL,
                ProblemCode.INTERNAL.status(),
                "It is not the request's fault. The log has the details under the request id.",
                id);
    }
}
