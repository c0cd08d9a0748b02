package dev.hone.ui.access;

import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.ledger.User;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of somebody whose account was closed, and gives them the role that they have now. While the ledger is away, what
 * was known when they signed in goes on.
 */
final class OpenAccounts extends OncePerRequestFilter {
    private final Accounts accounts;

    OpenAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Person person = Person.here();
        if (person.isSignedIn()) {
            look(person, request);
        }
        chain.doFilter(request, response);
    }

    private void look(Person person, HttpServletRequest request) {
        Optional<User> user;
        try {
            user = accounts.find(person.name());
        } catch (LedgerException e) {
            return;
        }
        if (user.isEmpty()) {
            SecurityContextHolder.clearContext();
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        } else if (user.get().role() != person.role()) {
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            new Person(person.name(), user.get().role()), null, List.of()));
        }
    }
}
