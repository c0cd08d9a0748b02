package dev.hone.stores.ledger;

import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What the ledger's database knows of itself. */
public final class DatabaseFacts {
    private final Database database;

    DatabaseFacts(Database database) {
        this.database = database;
    }

    /** The version of PostgreSQL. */
    public String version() {
        return database.withHandle(handle ->
                handle.createQuery("SHOW server_version").mapTo(String.class).one());
    }

    /** A table with its indexes, or a table and all its months. */
    public record TableSize(String name, long bytes) {}

    /** How much the ledger's tables take on the disk, the largest first. */
    public List<TableSize> sizes() {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT coalesce(parent.relname, part.relname) AS name,
                            CAST(sum(pg_total_relation_size(part.oid)) AS bigint) AS bytes
                        FROM pg_class AS part
                        LEFT JOIN pg_inherits ON inhrelid = part.oid
                        LEFT JOIN pg_class AS parent ON parent.oid = inhparent
                        WHERE part.relkind IN ('r', 'p')
                          AND part.relnamespace = to_regnamespace(current_schema()::text)
                        GROUP BY coalesce(parent.relname, part.relname)
                        ORDER BY bytes DESC, name
                        """)
                .map(ConstructorMapper.of(TableSize.class))
                .list());
    }
}
