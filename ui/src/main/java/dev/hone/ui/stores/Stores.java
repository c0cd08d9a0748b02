package dev.hone.ui.stores;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.promotion.Promotion;
import dev.hone.stores.registry.Registry;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future.State;
import java.util.concurrent.atomic.AtomicReference;

/** The ledger, the bucket and MLflow. What is away throws its own exception, which becomes a page that says so. Thread-safe. */
public final class Stores implements AutoCloseable {
    private final Connections connections;
    private final Bucket bucket;
    private final Registry registry;
    private final AtomicReference<CompletableFuture<Ledger>> opening = new AtomicReference<>();

    /** Opens nothing yet. */
    public Stores(Connections connections) {
        this.connections = connections;
        this.bucket = Bucket.open(connections.bucket());
        this.registry = Registry.open(connections.registry());
    }

    /** Waits some seconds for a ledger that was away since the start, and is away still; who asks meanwhile waits with it. */
    public Ledger ledger() {
        CompletableFuture<Ledger> mine = new CompletableFuture<>();
        CompletableFuture<Ledger> there = opening.compareAndExchange(null, mine);
        if (there == null) {
            open(mine);
            there = mine;
        }
        try {
            return there.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private void open(CompletableFuture<Ledger> result) {
        try {
            result.complete(Ledger.open(connections.ledger()));
        } catch (RuntimeException e) {
            opening.set(null);
            result.completeExceptionally(e);
        }
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

    @Override
    public void close() {
        CompletableFuture<Ledger> there = opening.get();
        if (there != null && there.state() == State.SUCCESS) {
            there.join().close();
        }
        registry.close();
        bucket.close();
    }
}
