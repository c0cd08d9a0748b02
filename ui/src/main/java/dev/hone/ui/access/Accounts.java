package dev.hone.ui.access;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.User;
import java.util.List;
import java.util.Optional;

/** Who may sign in. */
public interface Accounts {

    /** Somebody whose account is open. */
    Optional<User> find(String name);

    /** Everybody who ever had an account, by name. */
    List<User> all();

    /** Opens an account, or gives one another role and password. */
    void keep(String name, Role role, Secret password, String by);

    /**
     * Closes an account.
     *
     * @return false when it was not open
     */
    boolean close(String name, String by);
}
