package dev.hone.ui.access;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.AccountName;
import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.ledger.PasswordHash;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.User;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks names and passwords. Whether a name has an account does not show: a wrong one takes as long. */
final class PasswordCheck implements AuthenticationProvider {
    /** Of a password that nobody has. */
    private static final String NOBODYS = PasswordHash.of(new Secret(""));

    private final Accounts accounts;
    private final FirstAccount first;
    private final Passwords passwords;
    private final Lockout lockout;

    PasswordCheck(Accounts accounts, FirstAccount first, Passwords passwords, Lockout lockout) {
        this.accounts = accounts;
        this.first = first;
        this.passwords = passwords;
        this.lockout = lockout;
    }

    @Override
    public Authentication authenticate(Authentication offered) throws AuthenticationException {
        String name = offered.getName();
        Secret password = new Secret(String.valueOf(offered.getCredentials()));
        if (name.length() > AccountName.LONGEST || name.indexOf('\0') >= 0) {
            throw new BadCredentialsException("no name");
        }
        Lockout.Guess guess = new Lockout.Guess(name, address(offered));
        if (!lockout.begin(guess)) {
            throw new LockedException(name);
        }
        try {
            Optional<User> user = account(name);
            boolean right = passwords.matches(user.map(User::hash).orElse(NOBODYS), password);
            if (user.isEmpty() || !right) {
                throw new BadCredentialsException(name);
            }
            lockout.right(guess);
            return Session.of(user.get());
        } catch (LedgerException e) {
            lockout.unknown(guess);
            throw new InternalAuthenticationServiceException("the ledger is away", e);
        } catch (PasswordsBusyException e) {
            lockout.unknown(guess);
            throw e;
        }
    }

    private static String address(Authentication offered) {
        return offered.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    private Optional<User> account(String name) {
        if (name.equals(first.name())
                && accounts.all().stream().noneMatch(user -> user.name().equals(name))) {
            accounts.keep(name, Role.ADMIN, first.password(), "hone up");
        }
        return accounts.find(name);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
