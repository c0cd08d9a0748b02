package dev.hone.ui.frame;

import dev.hone.ui.htmx.Htmx;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Says what went wrong outside of all pages: before one was found, as with an upload that is too large, or while one was written. Its
 * page needs nothing that may be missing then, neither a person nor a token.
 */
@Controller
class OutsideErrors implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideErrors.class);

    @RequestMapping("/error")
    ModelAndView show(HttpServletRequest request) {
        Notice notice = notice(request);
        ModelAndView view = new ModelAndView(Htmx.asks(request) ? "notice" : "plain").addObject("notice", notice);
        view.setStatus(HttpStatusCode.valueOf(notice.status()));
        return view;
    }

    private static Notice notice(HttpServletRequest request) {
        // whoever asks for this address itself finds nothing here
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told ? told : 404;
        if (status < 500) {
            return Notice.refused(status);
        }
        String id = UUID.randomUUID().toString();
        LOG.error(
                "request {} failed with {} outside of its page: {}",
                id,
                status,
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return Notice.broken(id);
    }
}
