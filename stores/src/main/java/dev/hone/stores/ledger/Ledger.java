package dev.hone.stores.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.transfers.Patience;
import dev.hone.stores.transfers.Retries;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** The ledger. Opening it brings its tables up to date; several may open it at once. Thread-safe. */
public final class Ledger extends Tables implements AutoCloseable {
    private static final int CONNECTIONS = 6;
    private static final int BATCH_CONNECTIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(1);
    private static final String MIGRATIONS = "classpath:dev/hone/stores/ledger/migrations";

    private final HikariDataSource pool;
    private final HikariDataSource batch;

    private Ledger(LedgerSettings settings, HikariDataSource pool, HikariDataSource batch) {
        super(new Database(Jdbi.create(pool), settings));
        this.pool = pool;
        this.batch = batch;
    }

    /**
     * Opens the ledger and migrates it.
     *
     * @throws LedgerException when the database is away or refuses
     */
    public static Ledger open(LedgerSettings settings) {
        return open(settings, PATIENCE);
    }

    /** The same, waiting for a database that is away, now and whenever a connection to it is wanted. */
    public static Ledger open(LedgerSettings settings, Patience patience) {
        return new Retries(patience)
                .call(
                        () -> open(settings, longer(patience.time(), PATIENCE)),
                        e -> e instanceof LedgerException failure
                                && failure.kind() == LedgerException.Kind.UNREACHABLE);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Ledger open(LedgerSettings settings, Duration wait) {
        HikariDataSource pool = null;
        try {
            migrate(settings);
            pool = new HikariDataSource(pool(settings, wait));
            Ledger ledger = new Ledger(settings, pool, batch(settings, wait));
            ledger.predictions().makeMonths();
            ledger.embeddings().makeMonths();
            return ledger;
        } catch (PoolInitializationException | FlywayException | SQLException | LedgerException e) {
            if (pool != null) {
                pool.close();
            }
            throw LedgerException.notOpened(settings, e);
        }
    }

    /** A data source whose tables are those of the Batch job repository. */
    public DataSource batch() {
        return batch;
    }

    @Override
    public void close() {
        batch.close();
        pool.close();
    }

    /** All that is new goes in in one transaction: it is there, and known to be, or not at all. */
    private static void migrate(LedgerSettings settings) throws SQLException {
        try (OneConnection connection = new OneConnection(source(settings))) {
            Flyway.configure(Ledger.class.getClassLoader())
                    .dataSource(connection)
                    .locations(MIGRATIONS)
                    .group(true)
                    .load()
                    .migrate();
        }
    }

    /** A holder of row locks that is paused gives them back when its connection is ended. */
    private static HikariConfig pool(LedgerSettings settings, Duration wait) {
        PGSimpleDataSource source = source(settings);
        source.setSocketTimeout((int) LONGEST_STATEMENT.toSeconds());
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setDataSource(source);
        config.setConnectionInitSql("SET idle_in_transaction_session_timeout = '30s'");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(wait.toMillis());
        return config;
    }

    /** Most who open the ledger never ask for it: it opens its connections when they are asked for. */
    private static HikariDataSource batch(LedgerSettings settings, Duration wait) {
        PGSimpleDataSource source = source(settings);
        source.setSocketTimeout((int) LONGEST_STATEMENT.toSeconds());
        source.setCurrentSchema("batch");
        HikariDataSource batch = new HikariDataSource();
        batch.setPoolName("batch");
        batch.setDataSource(source);
        batch.setMaximumPoolSize(BATCH_CONNECTIONS);
        batch.setMinimumIdle(0);
        batch.setConnectionTimeout(wait.toMillis());
        return batch;
    }

    private static PGSimpleDataSource source(LedgerSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password().value());
        source.setConnectTimeout((int) PATIENCE.toSeconds());
        source.setTcpKeepAlive(true);
        source.setApplicationName("hone");
        return source;
    }
}
