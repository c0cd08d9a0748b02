package dev.hone.ui.access;

import org.springframework.security.authentication.AuthenticationServiceException;

/** So many sign in at the moment that one more would only make all of them wait. */
public final class PasswordsBusyException extends AuthenticationServiceException {
    PasswordsBusyException(Exception cause) {
        super("too many passwords are being checked", cause);
    }
}
