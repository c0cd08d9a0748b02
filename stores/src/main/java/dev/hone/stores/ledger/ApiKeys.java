package dev.hone.stores.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code api_key}. No row is ever deleted, so that what was done with a key keeps its name. */
public final class ApiKeys {
    private final Database database;

    ApiKeys(Database database) {
        this.database = database;
    }

    /**
     * Makes a key known.
     *
     * @param expires when it ends by itself, if it does
     * @throws ApiKeyException when the name is no name, or a live key has it
     */
    public ApiKey add(ApiKeyText text, String name, Role role, String by, Optional<Instant> expires) {
        if (!AccountName.isOne(name)) {
            throw ApiKeyException.badName(name);
        }
        return database.inTransaction(handle -> {
            lock(handle, name);
            endExpired(handle, name);
            handle.createUpdate("""
                            INSERT INTO api_key (id, name, role, hash, made_by, expires_at)
                            VALUES (:id, :name, :role, :hash, :by, :expires)
                            ON CONFLICT (name) WHERE revoked_at IS NULL DO NOTHING
                            """)
                    .bind("id", text.id())
                    .bind("name", name)
                    .bind("role", role)
                    .bind("hash", text.hash())
                    .bind("by", by)
                    .bind("expires", expires.orElse(null))
                    .execute();
            return live(handle, name)
                    .filter(key -> key.hash().equals(text.hash()))
                    .orElseThrow(() -> ApiKeyException.taken(name));
        });
    }

    /**
     * Makes this the one live key of its name, in the place of another that had it. What is so already stays.
     *
     * @return whether anything changed
     */
    public boolean keep(ApiKeyText text, String name, Role role, String by) {
        return database.inTransaction(handle -> {
            lock(handle, name);
            Optional<ApiKey> before = live(handle, name);
            if (before.filter(key -> key.hash().equals(text.hash()) && key.role() == role)
                    .isPresent()) {
                return false;
            }
            end(handle, name);
            handle.createUpdate("""
                            INSERT INTO api_key (id, name, role, hash, made_by)
                            VALUES (:id, :name, :role, :hash, :by)
                            ON CONFLICT (hash) DO UPDATE
                            SET name = excluded.name,
                                role = excluded.role,
                                expires_at = NULL,
                                revoked_at = NULL
                            """)
                    .bind("id", text.id())
                    .bind("name", name)
                    .bind("role", role)
                    .bind("hash", text.hash())
                    .bind("by", by)
                    .execute();
            return true;
        });
    }

    /** Every key there ever was, the oldest first. */
    public List<ApiKey> all() {
        return database.withHandle(handle ->
                handle.createQuery("""
                        SELECT *
                        FROM api_key
                        ORDER BY made_at, id
                        """).map(ConstructorMapper.of(ApiKey.class)).list());
    }

    /**
     * Ends the key of this name.
     *
     * @return the key as it was
     * @throws ApiKeyException when no live key has the name, with those there are
     */
    public ApiKey revoke(String name) {
        return database.inTransaction(handle -> {
            lock(handle, name);
            endExpired(handle, name);
            ApiKey key = live(handle, name).orElseThrow(() -> ApiKeyException.unknown(name, names(handle)));
            end(handle, name);
            return key;
        });
    }

    /** These keys were used just now. Written down once a minute for each, however often it is said. */
    public void touch(Collection<String> ids) {
        database.useHandle(handle -> handle.createUpdate("""
                        UPDATE api_key
                        SET last_used_at = now()
                        WHERE id = ANY (:ids)
                          AND (last_used_at IS NULL OR last_used_at < now() - INTERVAL '1 minute')
                        """)
                .bindArray("ids", String.class, ids.toArray())
                .execute());
    }

    private static void lock(Handle handle, String name) {
        handle.execute("SELECT pg_advisory_xact_lock(hashtext(?))", "api_key " + name);
    }

    private static Optional<ApiKey> live(Handle handle, String name) {
        return handle.createQuery("""
                        SELECT *
                        FROM api_key
                        WHERE name = :name
                          AND revoked_at IS NULL
                        """)
                .bind("name", name)
                .map(ConstructorMapper.of(ApiKey.class))
                .findOne();
    }

    private static List<String> names(Handle handle) {
        return handle.createQuery("""
                        SELECT name
                        FROM api_key
                        WHERE revoked_at IS NULL
                          AND (expires_at IS NULL OR expires_at > now())
                        ORDER BY name
                        """).mapTo(String.class).list();
    }

    private static void end(Handle handle, String name) {
        handle.execute("UPDATE api_key SET revoked_at = now() WHERE name = ? AND revoked_at IS NULL", name);
    }

    /** A key whose time is over gives its name free. */
    private static void endExpired(Handle handle, String name) {
        handle.createUpdate("""
                        UPDATE api_key
                        SET revoked_at = expires_at
                        WHERE name = :name
                          AND revoked_at IS NULL
                          AND expires_at <= now()
                        """).bind("name", name).execute();
    }
}
