package dev.hone.ui.account;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.User;
import dev.hone.ui.access.Accounts;
import dev.hone.ui.access.Passwords;
import dev.hone.ui.stores.Stores;
import java.util.List;
import java.util.Optional;

/** The accounts of the ledger. What is done to them is written down there, too. */
public final class StoredAccounts implements Accounts {
    private final Stores stores;
    private final Passwords passwords;

    public StoredAccounts(Stores stores, Passwords passwords) {
        this.stores = stores;
        this.passwords = passwords;
    }

    @Override
    public Optional<User> find(String name) {
        return stores.ledger().users().find(name);
    }

    @Override
    public List<User> all() {
        return stores.ledger().users().all();
    }

    @Override
    public void keep(String name, Role role, Secret password, String by) {
        stores.ledger().users().keep(name, role, passwords.hash(password), by);
        stores.ledger().audit().append(by, "account", Optional.empty(), "%s as %s".formatted(name, role.word()));
    }

    @Override
    public Optional<User> change(User before, Secret password) {
        if (!stores.ledger().users().password(before.name(), before.hash(), passwords.hash(password))) {
            return Optional.empty();
        }
        stores.ledger().audit().append(before.name(), "account", Optional.empty(), "another password");
        return find(before.name());
    }

    @Override
    public boolean close(String name, String by) {
        boolean closed = stores.ledger().users().end(name);
        if (closed) {
            stores.ledger().audit().append(by, "account closed", Optional.empty(), name);
        }
        return closed;
    }
}
