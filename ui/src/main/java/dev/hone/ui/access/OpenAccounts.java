package dev.hone.ui.access;

import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.ledger.User;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of somebody whose account was closed or has another password, and gives them the role that they have now. While
 * the ledger is away, what was known when they signed in goes on.
 */
final class OpenAccounts extends OncePerRequestFilter {
    /** Whoever has waited for the ledger in vain tells the others, so that a page waits once and not with each of its parts. */
    private static final Duration AWAY = Duration.ofSeconds(10);

    private final Accounts accounts;
    private volatile long askAgain = System.nanoTime();

    OpenAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** What everybody may have is asked for without looking who asks. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return AccessRules.isFile(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Person person = Person.here();
        if (person.isSignedIn() && System.nanoTime() - askAgain >= 0) {
            look(person, request);
        }
        chain.doFilter(request, response);
    }

    private void look(Person person, HttpServletRequest request) {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        Optional<User> user;
        try {
            user = accounts.find(person.name()).filter(found -> Session.isOf(session, found));
        } catch (LedgerException e) {
            askAgain = System.nanoTime() + AWAY.toNanos();
            return;
        }
        if (user.isEmpty()) {
            end(request);
        } else if (user.get().role() != person.role()) {
            SecurityContextHolder.getContext().setAuthentication(Session.of(user.get()));
        }
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
