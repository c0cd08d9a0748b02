package dev.hone.stores.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The table {@code lease}. Times are the database's, so that the holders' clocks do not matter.
 *
 * <p>A lease alone keeps nobody who was paused from going on. What must not be written late is written through
 * {@link Ledger#under}, which looks at the token in the same transaction.
 */
public final class Leases {
    private final Database database;

    Leases(Database database) {
        this.database = database;
    }

    /**
     * Takes a lease that nobody holds. Who takes one that they hold gets it anew, with a token of its own: so a repeated
     * step need not wait for the lease of its first try, and the first try can write no more.
     *
     * @return nothing when somebody else holds it; {@link #holder} says who
     */
    public Optional<Lease> take(String name, String holder, Duration time) {
        return database.withHandle(handle -> handle.createQuery("""
                        INSERT INTO lease AS mine (name, holder, token, until)
                        VALUES (:name, :holder, 1, clock_timestamp() + make_interval(secs => :seconds))
                        ON CONFLICT (name) DO UPDATE
                        SET holder = excluded.holder,
                            token = mine.token + 1,
                            until = clock_timestamp() + make_interval(secs => :seconds)
                        WHERE mine.until <= clock_timestamp()
                           OR mine.holder = excluded.holder
                        RETURNING name, holder, token, until
                        """)
                .bind("name", name)
                .bind("holder", holder)
                .bind("seconds", seconds(time))
                .map(ConstructorMapper.of(Lease.class))
                .findOne());
    }

    /**
     * Makes a lease end this much later than now.
     *
     * @return false when it is not held any more; a lease whose time was over cannot be renewed, even if nobody took it
     */
    public boolean renew(Lease lease, Duration time) {
        return database.withHandle(handle -> handle.createUpdate("""
                                UPDATE lease
                                SET until = clock_timestamp() + make_interval(secs => :seconds)
                                WHERE name = :name
                                  AND token = :token
                                  AND until > clock_timestamp()
                                """)
                        .bindMethods(lease)
                        .bind("seconds", seconds(time))
                        .execute()
                == 1);
    }

    /** Makes all leases that this holder has end this much later than now. */
    public void renewAll(String holder, Duration time) {
        database.useHandle(handle -> handle.createUpdate("""
                        UPDATE lease
                        SET until = clock_timestamp() + make_interval(secs => :seconds)
                        WHERE holder = :holder
                          AND until > clock_timestamp()
                        """)
                .bind("holder", holder)
                .bind("seconds", seconds(time))
                .execute());
    }

    /** Gives a lease back, whichever token its holder has it with. */
    public void release(String name, String holder) {
        database.useHandle(handle -> handle.createUpdate("""
                        UPDATE lease
                        SET until = clock_timestamp()
                        WHERE name = :name
                          AND holder = :holder
                          AND until > clock_timestamp()
                        """)
                .bind("name", name)
                .bind("holder", holder)
                .execute());
    }

    /** Gives a lease back. One that is not held any more is let be. */
    public void release(Lease lease) {
        database.useHandle(handle -> handle.createUpdate("""
                        UPDATE lease
                        SET until = clock_timestamp()
                        WHERE name = :name
                          AND token = :token
                          AND until > clock_timestamp()
                        """).bindMethods(lease).execute());
    }

    /** The lease of this name, if somebody holds it. */
    public Optional<Lease> holder(String name) {
        return database.withHandle(handle -> held(handle, name));
    }

    /** The leases that a holder has, by their names. */
    public List<Lease> of(String holder) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM lease
                        WHERE holder = :holder
                          AND until > clock_timestamp()
                        ORDER BY name
                        """)
                .bind("holder", holder)
                .map(ConstructorMapper.of(Lease.class))
                .list());
    }

    /**
     * Makes sure that a lease is held until the transaction ends: nobody can take it before that.
     *
     * @throws LeaseLostException when it is not held any more
     */
    static void hold(Handle handle, Lease lease) {
        Optional<Long> token =
                handle.createQuery("""
                        SELECT token
                        FROM lease
                        WHERE name = :name
                          AND token = :token
                          AND until > clock_timestamp()
                        FOR SHARE
                        """).bindMethods(lease).mapTo(Long.class).findOne();
        if (token.isEmpty()) {
            throw LeaseLostException.of(lease, held(handle, lease.name()));
        }
    }

    private static Optional<Lease> held(Handle handle, String name) {
        return handle.createQuery("""
                        SELECT *
                        FROM lease
                        WHERE name = :name
                          AND until > clock_timestamp()
                        """)
                .bind("name", name)
                .map(ConstructorMapper.of(Lease.class))
                .findOne();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
