package dev.hone.stores.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code web_user}. No row is ever deleted, so that what somebody did keeps its name. */
public final class Users {
    private final Database database;

    Users(Database database) {
        this.database = database;
    }

    /** Opens an account, or gives it another role or password, and opens it again where it was closed. */
    public void keep(String name, Role role, String hash, String by) {
        database.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO web_user (name, role, hash, made_by)
                        VALUES (:name, :role, :hash, :by)
                        ON CONFLICT (name) DO UPDATE
                        SET role = excluded.role,
                            hash = excluded.hash,
                            ended_at = NULL
                        """)
                .bind("name", name)
                .bind("role", role)
                .bind("hash", hash)
                .bind("by", by)
                .execute());
    }

    /**
     * Closes an account.
     *
     * @return false when it was not open
     */
    public boolean end(String name) {
        return database.withHandle(handle ->
                handle.execute("UPDATE web_user SET ended_at = now() WHERE name = ? AND ended_at IS NULL", name) == 1);
    }

    /** Somebody whose account is open. */
    public Optional<User> find(String name) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM web_user
                        WHERE name = :name
                          AND ended_at IS NULL
                        """)
                .bind("name", name)
                .map(ConstructorMapper.of(User.class))
                .findOne());
    }

    /** Everybody who ever had an account, by name. */
    public List<User> all() {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM web_user ORDER BY name")
                .map(ConstructorMapper.of(User.class))
                .list());
    }
}
