package dev.hone.serving.stores;

import dev.hone.serving.bodies.BodyLimits;
import dev.hone.serving.keys.KeySource;
import dev.hone.serving.models.ModelSource;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.registry.Registry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stores, opened without waiting for any. */
@Configuration(proxyBeanMethods = false)
class StoreBeans {

    @Bean
    LedgerDoor ledger(Connections connections) {
        return new LedgerDoor(connections.ledger());
    }

    @Bean
    Bucket bucket(Connections connections) {
        return Bucket.open(connections.bucket());
    }

    @Bean
    Registry registry(Connections connections) {
        return Registry.open(connections.registry());
    }

    @Bean
    ModelSource modelSource(LedgerDoor ledger, Registry registry) {
        return new StoredModels(ledger, registry);
    }

    @Bean
    KeySource keySource(LedgerDoor ledger) {
        return new StoredKeys(ledger);
    }

    @Bean
    StoredPredictions predictions(LedgerDoor ledger, Bucket bucket, BodyLimits limits) {
        return new StoredPredictions(ledger, bucket, limits.file());
    }
}
