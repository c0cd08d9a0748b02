package dev.hone.ui.frame;

import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.registry.RegistryException;
import dev.hone.ui.access.PasswordsBusyException;
import dev.hone.ui.access.RoleTooLowException;
import dev.hone.ui.htmx.Htmx;
import dev.hone.ui.kestra.KestraAwayException;
import dev.hone.ui.kestra.KestraRefusedException;
import dev.hone.ui.serving.ServingAwayException;
import dev.hone.ui.serving.ServingProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/** Turns every failure into a calm page, or, when htmx asks, into the part of a page that says it. */
@ControllerAdvice
class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    @ExceptionHandler
    ModelAndView away(ServingAwayException away, HttpServletRequest request) {
        LOG.warn("{}", away.getMessage());
        return show(Notice.of(away), request);
    }

    @ExceptionHandler
    ModelAndView problem(ServingProblemException problem, HttpServletRequest request) {
        return show(Notice.of(problem.problem()), request);
    }

    @ExceptionHandler
    ModelAndView unknownProject(UnknownProjectException unknown, HttpServletRequest request) {
        return show(Notice.of(unknown), unknown.known(), request);
    }

    @ExceptionHandler
    ModelAndView roleTooLow(RoleTooLowException refused, HttpServletRequest request) {
        return show(
                new Notice(
                        403,
                        "Your account is not for this",
                        refused.getMessage(),
                        "An administrator can give it another role."),
                request);
    }

    @ExceptionHandler({LedgerException.class, BucketException.class, RegistryException.class, KestraAwayException.class
    })
    ModelAndView partAway(RuntimeException away, HttpServletRequest request) {
        LOG.warn("{}", away.getMessage());
        return show(Notice.away(away), request);
    }

    @ExceptionHandler
    ModelAndView kestraRefused(KestraRefusedException refused, HttpServletRequest request) {
        LOG.warn("{}", refused.getMessage());
        return show(Notice.of(refused), request);
    }

    @ExceptionHandler
    ModelAndView busy(PasswordsBusyException busy, HttpServletRequest request) {
        return show(
                new Notice(
                        503, "Many people sign in at the moment", "Nothing was changed.", "Try again in some seconds."),
                request);
    }

    @ExceptionHandler
    ModelAndView insteadOfAPage(NoticeException instead, HttpServletRequest request) {
        return show(instead.notice(), request);
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException large, HttpServletRequest request) {
        return show(Notice.tooLarge(), request);
    }

    @ExceptionHandler
    ModelAndView other(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return show(Notice.refused(known.getStatusCode().value()), request);
        } else if (failure instanceof TypeMismatchException || failure instanceof InvalidParameterException) {
            return show(Notice.refused(400), request);
        }
        String id = UUID.randomUUID().toString();
        LOG.error("request {} failed: {} {}", id, request.getMethod(), request.getRequestURI(), failure);
        return show(Notice.broken(id), request);
    }

    private static ModelAndView show(Notice notice, HttpServletRequest request) {
        return show(notice, List.of(), request);
    }

    private static ModelAndView show(Notice notice, List<String> projects, HttpServletRequest request) {
        ModelAndView view = new ModelAndView(Htmx.asks(request) ? "notice" : "error")
                .addObject("notice", notice)
                .addObject("frame", Frame.of(notice.title(), null, "", projects));
        view.setStatus(HttpStatusCode.valueOf(notice.status()));
        return view;
    }
}
