package dev.hone.ui.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Leads somebody who has signed in to the page that they wanted, and keeps their session for a day's work. */
final class Welcome extends SavedRequestAwareAuthenticationSuccessHandler {
    /** Those of strangers are as short as the program's settings say. */
    private static final Duration A_DAYS_WORK = Duration.ofHours(8);

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication session)
            throws ServletException, IOException {
        request.getSession().setMaxInactiveInterval((int) A_DAYS_WORK.toSeconds());
        super.onAuthenticationSuccess(request, response, session);
    }
}
