package dev.hone.stores.real;

import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import java.nio.file.Path;

/** An S3 and a PostgreSQL server, and as many empty stores on them as tests ask for. */
public final class StoreServers implements AutoCloseable {
    /** A project of the painted cells, with what is usual. */
    public static final Project CELLS = new Project(
            "cells",
            "Cells",
            PaintedCells.CLASSES.stream().map(id -> new ProjectClass(id, null)).toList(),
            null,
            null,
            null,
            null,
            null);

    private final S3Server s3;
    private final PostgresServer postgres;

    private StoreServers(S3Server s3, PostgresServer postgres) {
        this.s3 = s3;
        this.postgres = postgres;
    }

    public static StoreServers start(Path folder) throws Exception {
        return new StoreServers(S3Server.start(folder), PostgresServer.start());
    }

    /** Empty stores of a test's own. */
    public record Opened(
            BucketSettings bucketSettings,
            LedgerSettings ledgerSettings,
            Bucket bucket,
            Ledger ledger,
            Datasets datasets)
            implements AutoCloseable {
        @Override
        public void close() {
            ledger.close();
            bucket.close();
        }
    }

    public Opened empty() {
        BucketSettings at = s3.settings();
        Bucket bucket = Bucket.open(at);
        bucket.create();
        LedgerSettings database = postgres.empty();
        Ledger ledger = Ledger.open(database);
        return new Opened(at, database, bucket, ledger, new Datasets(bucket, ledger));
    }

    public Ledger emptyLedger() {
        return Ledger.open(postgres.empty());
    }

    @Override
    public void close() throws Exception {
        postgres.close();
        s3.close();
    }
}
