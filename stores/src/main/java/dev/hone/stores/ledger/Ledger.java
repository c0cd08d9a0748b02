package dev.hone.stores.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.hone.stores.connections.LedgerSettings;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** The ledger. Opening it brings its tables up to date; several may open it at once. Thread-safe. */
public final class Ledger implements AutoCloseable {
    private static final int CONNECTIONS = 6;
    private static final String MIGRATIONS = "classpath:dev/hone/stores/ledger/migrations";

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final LedgerSettings settings;

    private Ledger(LedgerSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Opens the ledger and migrates it.
     *
     * @throws LedgerException when the database is away or refuses
     */
    public static Ledger open(LedgerSettings settings) {
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(pool(settings));
            Flyway.configure(Ledger.class.getClassLoader())
                    .dataSource(pool)
                    .locations(MIGRATIONS)
                    .load()
                    .migrate();
            return new Ledger(settings, pool);
        } catch (PoolInitializationException | FlywayException e) {
            if (pool != null) {
                pool.close();
            }
            throw LedgerException.unreachable(settings.url(), e);
        }
    }

    /** The projects and their versions. */
    public Projects projects() {
        return new Projects(jdbi);
    }

    /** What was answered. */
    public Predictions predictions() {
        return new Predictions(jdbi);
    }

    /** What people said, as an index of the bucket. */
    public Judgements judgements() {
        return new Judgements(jdbi);
    }

    /** The data sets that were pulled. */
    public Manifests manifests() {
        return new Manifests(jdbi);
    }

    /** What the gate decided. */
    public Verdicts verdicts() {
        return new Verdicts(jdbi);
    }

    /** Which version is in production. */
    public Assignments assignments() {
        return new Assignments(jdbi);
    }

    /** Which replica serves what. */
    public Instances instances() {
        return new Instances(jdbi);
    }

    /** Who may call. */
    public ApiKeys apiKeys() {
        return new ApiKeys(jdbi);
    }

    /** A data source whose tables are those of the Batch job repository. */
    public DataSource batch() {
        PGSimpleDataSource source = source(settings);
        source.setCurrentSchema("batch");
        return source;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariConfig pool(LedgerSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setDataSource(source(settings));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        return config;
    }

    private static PGSimpleDataSource source(LedgerSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password().value());
        source.setApplicationName("hone");
        return source;
    }
}
