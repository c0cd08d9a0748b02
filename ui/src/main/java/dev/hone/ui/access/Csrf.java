package dev.hone.ui.access;

import java.util.Objects;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The token that shows that a form is one of Hone's own pages'. */
public final class Csrf {
    private Csrf() {}

    /** The token for forms in the answer to the request of this thread. */
    public static String token() {
        Object token = RequestContextHolder.currentRequestAttributes()
                .getAttribute(CsrfToken.class.getName(), RequestAttributes.SCOPE_REQUEST);
        return ((CsrfToken) Objects.requireNonNull(token)).getToken();
    }
}
