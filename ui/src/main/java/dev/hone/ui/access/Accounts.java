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
     * Gives somebody another password.
     *
     * @param before the account as it was when the password before was checked
     * @return the account as it is now; empty when it was changed or closed in between
     */
    Optional<User> change(User before, Secret password);

    /**
     * Closes an account.
     *
     * @return false when it was not open
     */
    boolean close(String name, String by);
}
