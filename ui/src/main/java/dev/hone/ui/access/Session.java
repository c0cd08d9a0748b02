package dev.hone.ui.access;

import dev.hone.stores.ledger.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** What a session knows of its person: who they are, and by which password they came in. */
public final class Session {
    private Session() {}

    /** Of somebody who has just shown that they are this one. */
    static Authentication of(User user) {
        UsernamePasswordAuthenticationToken session = UsernamePasswordAuthenticationToken.authenticated(
                new Person(user.name(), user.role()), null, List.of());
        session.setDetails(user.mark());
        return session;
    }

    /** Whether it was begun with the password that the account has now. */
    static boolean isOf(Authentication session, User user) {
        return user.mark().equals(session.getDetails());
    }

    /** Goes on after its person has changed their password, under another id. All their other sessions end. */
    public static void goOn(User user, HttpServletRequest request, HttpServletResponse response) {
        SecurityContextHolder.getContext().setAuthentication(of(user));
        request.changeSessionId();
        new HttpSessionSecurityContextRepository().saveContext(SecurityContextHolder.getContext(), request, response);
    }
}
