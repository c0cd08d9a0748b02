package dev.hone.ui.access;

import dev.hone.stores.ledger.Role;
import java.io.Serializable;
import java.security.Principal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Somebody who is signed in. */
public record Person(String name, Role role) implements Principal, Serializable {

    /** Nobody in particular: pages that are shown before anybody signs in. */
    private static final Person NOBODY = new Person("", Role.PREDICT);

    /** Who sent the request that this thread answers. */
    public static Person here() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person ? person : NOBODY;
    }

    /** Whether anybody is signed in. */
    public boolean isSignedIn() {
        return !name.isEmpty();
    }

    /** Whether this person may do what that role is for. */
    public boolean may(Role needed) {
        return isSignedIn() && role.includes(needed);
    }

    @Override
    public String getName() {
        return name;
    }
}
