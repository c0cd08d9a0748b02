package dev.hone.ui.stores;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.promotion.Promotion;
import dev.hone.stores.registry.Registry;
import java.net.URI;
import java.util.Optional;

/** The ledger, the bucket and MLflow. What is away throws its own exception, which becomes a page that says so. Thread-safe. */
public final class Stores implements AutoCloseable {
    private final Connections connections;
    private final Bucket bucket;
    private final Registry registry;
    private Ledger ledger;

    /** Opens nothing yet. */
    public Stores(Connections connections) {
        this.connections = connections;
        this.bucket = Bucket.open(connections.bucket());
        this.registry = Registry.open(connections.registry());
    }

    /** Waits some seconds for a ledger that was away since the start, and is away still. */
    public synchronized Ledger ledger() {
        if (ledger == null) {
            ledger = Ledger.open(connections.ledger());
        }
        return ledger;
    }

    public Bucket bucket() {
        return bucket;
    }

    public Registry registry() {
        return registry;
    }

    /** Where MLflow's own pages are. */
    public URI registryAddress() {
        return connections.registry().url();
    }

    public Datasets datasets() {
        return new Datasets(bucket, ledger());
    }

    public Promotion promotion() {
        return new Promotion(ledger(), registry);
    }

    private synchronized Optional<Ledger> opened() {
        return Optional.ofNullable(ledger);
    }

    @Override
    public void close() {
        opened().ifPresent(Ledger::close);
        registry.close();
        bucket.close();
    }
}
