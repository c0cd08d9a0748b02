package dev.hone.stores.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code web_user}. No row is ever deleted, so that what somebody did keeps its name. */
public final class Users {
    private final Database database;

    Users(Database database) {
        this.database = database;
    }

    /**
     * Opens an account, or gives it another role or password, and opens it again where it was closed.
     *
     * @throws LastAdminException when nobody would be an administrator any more
     */
    public void keep(String name, Role role, String hash, String by) {
        changing(
                name,
                handle -> handle.createUpdate("""
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
     * Gives somebody another password, if their account is open and they still have the one that they had.
     *
     * @return false when it is not so
     */
    public boolean password(String name, String before, String hash) {
        return database.withHandle(handle -> handle.createUpdate("""
                                UPDATE web_user
                                SET hash = :hash
                                WHERE name = :name
                                  AND hash = :before
                                  AND ended_at IS NULL
                                """)
                        .bind("name", name)
                        .bind("before", before)
                        .bind("hash", hash)
                        .execute()
                == 1);
    }

    /**
     * Closes an account.
     *
     * @return false when it was not open
     * @throws LastAdminException when nobody would be an administrator any more
     */
    public boolean end(String name) {
        return changing(
                        name,
                        handle -> handle.execute(
                                "UPDATE web_user SET ended_at = now() WHERE name = ? AND ended_at IS NULL", name))
                == 1;
    }

    /** Two who take the role from each other at once must not both do it. */
    private int changing(String name, ToIntFunction<Handle> change) {
        return database.inTransaction(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(hashtext('web_user'))");
            boolean before = hasAdmin(handle);
            int rows = change.applyAsInt(handle);
            if (before && !hasAdmin(handle)) {
                throw LastAdminException.of(name);
            }
            return rows;
        });
    }

    private static boolean hasAdmin(Handle handle) {
        return handle.createQuery("""
                        SELECT EXISTS (
                            SELECT 1
                            FROM web_user
                            WHERE role = 'ADMIN'
                              AND ended_at IS NULL)
                        """).mapTo(Boolean.class).one();
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
