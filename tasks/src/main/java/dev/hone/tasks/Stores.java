package dev.hone.tasks;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.promotion.Promotion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.transfers.Patience;
import io.kestra.core.runners.RunContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The stores as one task run sees them, opened from the plugin's configuration and closed with the run. */
final class Stores implements AutoCloseable {
    private final Bucket bucket;
    private final Ledger ledger;
    private final Registry registry;

    private Stores(Connections connections) {
        this.bucket = Bucket.open(connections.bucket(), Patience.LONG);
        this.registry = Registry.open(connections.registry(), Patience.LONG);
        this.ledger = Ledger.open(connections.ledger());
    }

    static Stores of(RunContext runContext) {
        Map<String, String> settings = new HashMap<>();
        for (String name : Connections.NAMES) {
            Optional<String> value = runContext.pluginConfiguration(name);
            value.ifPresent(text -> settings.put(name, text));
        }
        return new Stores(Connections.from(settings));
    }

    Ledger ledger() {
        return ledger;
    }

    Registry registry() {
        return registry;
    }

    Datasets datasets() {
        return new Datasets(bucket, ledger);
    }

    Promotion promotion() {
        return new Promotion(ledger, registry);
    }

    @Override
    public void close() {
        ledger.close();
        registry.close();
        bucket.close();
    }
}
